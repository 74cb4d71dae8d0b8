/** The database port: all that the store asks of a database, which is a file of SQLite, a PostgreSQL server, or an exported folder that DuckDB reads. */

/** A value of a column as adapters bind and return it. Truth values are 0 and 1; integers are safe ones. */
export type Value = string | number | null | Uint8Array;

/** What a named parameter may hold: a value, or a list for the dialect's words `list` and `records`. */
export type Param = Value | readonly unknown[];

/** By name, without the colon. Names that the statement does not use are ignored. */
export type Params = Readonly<Record<string, Param>>;

type Bindable<Row> = { readonly [Name in keyof Row]: Param };

/**
 * A handle on which statements run, outside any transaction or inside one.
 *
 * Statements are text with named parameters (`:name`) and words of the dialect; they are prepared once per text, so texts
 * are constants or few, and values are parameters. Every function is called per batch, never per row.
 *
 * One connection, one transaction at a time: a statement on this handle while another transaction is open
 * waits until that has ended, and so sees all of it or nothing. The work of a transaction uses its own handle; using the
 * outer one there would wait for itself, and throws a TypeError instead.
 */
export interface Database {
  /** All rows of a statement, as objects by column name. A statement that writes may return rows too (RETURNING). */
  read<Row>(sql: string, params?: Params): Promise<Row[]>;
  /** All rows as arrays in the order of the columns: half the cost of objects where there are many. */
  readRaw<Row extends readonly unknown[]>(sql: string, params?: Params): Promise<Row[]>;
  /** The first column of all rows. */
  readColumn<Cell>(sql: string, params?: Params): Promise<Cell[]>;
  /** The first row. */
  one<Row>(sql: string, params?: Params): Promise<Row | undefined>;
  /** The first column of the first row; undefined where there is no row. */
  oneValue<Cell>(sql: string, params?: Params): Promise<Cell | undefined>;
  /**
   * Rows in batches, for what may be larger than memory. They are as they were when the first batch was read: whoever
   * writes on the same connection before the last batch was read makes the adapter keep the rest in memory.
   * @param size rows of a batch, the last may be shorter; 1,000 when left out
   */
  stream<Row>(sql: string, params?: Params, size?: number): AsyncIterable<Row[]>;
  /** Runs one statement. Returns how many rows it changed. */
  write(sql: string, params?: Params): Promise<number>;
  /**
   * Runs one statement for each set of parameters, all or none; inside a transaction an error must end that.
   * @returns how many rows were changed in all
   */
  writeMany<Row extends Bindable<Row>>(sql: string, rows: readonly Row[]): Promise<number>;
  /**
   * Inserts rows, all or none; inside a transaction an error must end that.
   * @param into table and columns: 'mention (post, brand)'
   * @param rows values in the order of these columns
   * @param conflict what becomes of a row whose key is there already, 'ON CONFLICT …'; it throws when left out
   * @returns how many rows were inserted or updated
   */
  insertMany(into: string, rows: readonly (readonly Value[])[], conflict?: string): Promise<number>;
  /**
   * Keeps the whole numbers that a query returns, none twice, for further statements: `IN (SELECT key FROM table)`. Works on a
   * database opened to read as well.
   */
  keepKeys(sql: string, params?: Params): Promise<KeptKeys>;
  /** A number that changes whenever another connection has written. */
  version(): Promise<number>;
  /** Announces to listeners what a transaction wrote, once it is kept; imports and pulls do so by themselves. A file has no listeners. */
  announce(news: News): void;
  /** A statement with its values written into it, for a person to run. */
  literal(sql: string, params: Params): Promise<string>;
  /**
   * Asks several things in one go, none of which waits for the answer of another: a server gets them in one message, which
   * takes as long as one of them. What is asked after the first wait goes on another handle.
   * @param kind where something is written: then all of it is one transaction, of which the order is that of asking
   * @throws as transaction does
   */
  together<Result>(work: (database: Database) => Promise<Result>, kind?: 'decisions' | 'claims'): Promise<Result>;
  /**
   * Runs work in a transaction: kept when it resolves, rolled back when it rejects, and the rejection passed on. In a
   * transaction's own handle it is a savepoint. Others who write wait, another process up to thirty seconds.
   * @throws StoreError when another process keeps the database to itself; nothing was written then
   */
  transaction<Result>(work: (transaction: Database) => Promise<Result>, kind?: TransactionKind): Promise<Result>;
}

/**
 * Who waits for whom where many write at once: 'facts' (when left out) for what imports and pulls write, 'decisions' for
 * decisions, 'labels' for both, 'claims' for nobody: its statements are whole by themselves. In a file everybody waits for
 * everybody.
 */
export type TransactionKind = 'facts' | 'decisions' | 'labels' | 'claims';

/** What somebody wrote. */
export interface News {
  /** As the kinds of transactions; labels are announced as decisions. */
  kind: 'facts' | 'decisions' | 'claims';
  /** What it is about, as 'channel id'; anything may have changed when left out. */
  posts?: readonly string[];
}

export interface Listening {
  stop(): void;
}

export interface KeptKeys {
  table: string;
  drop(): Promise<void>;
}

/** A statement that a person wrote, with its rows. */
export interface PersonalQuery {
  /** Names of the columns, in order; several may be called alike. */
  columns: string[];
  /** Whether it is one statement that only reads. */
  onlyReads: boolean;
  /** Rows as arrays, whole numbers too large for JavaScript as bigint. */
  rows(): AsyncIterable<(string | number | bigint | Uint8Array | null)[][]>;
}

/** An open database. Close it when done; reading commands open it read-only so that they never wait for a writer. */
export interface Store extends Database {
  /** Where it is, as people name it. */
  path: string;
  /** @throws StoreError when another file, or none, is where the database was opened */
  checkInPlace(): void;
  /**
   * For a command that is left to the owner of the database, before anything is asked or shown. A file is everybody's who may write it.
   * @throws StoreError when this user is another
   */
  checkOwner(command: string): Promise<void>;
  /** Postpones checkpoints, for which a writer waits for the disk, to the end: for interactive commands. */
  putOffCheckpoints(): void;
  /** Called before an empty database is filled, and afterwards: it may leave out meanwhile what only readers need. */
  fillFast(): Promise<void>;
  filled(): Promise<void>;
  /** What the database itself finds damaged. */
  findDamage(): Promise<string | undefined>;
  /**
   * The same from a check of every page and index, and rows that refer to missing ones; ten of each at most. Damage of the
   * index of searches is listed apart: it can be made again.
   */
  findAllDamage(): Promise<{ damage: string[]; references: string[]; index: string | undefined }>;
  /**
   * Hears what others write from now on, also after the connection was lost.
   * @returns undefined where the database announces nothing: a file, a replica, or behind a pooler. Then look now and then.
   */
  listen(onNews: (news: News) => void): Promise<Listening | undefined>;
  /** What it is made of. @throws StoreError where this user may not make a new one to compare it with */
  shapes(): Promise<Shapes>;
  /**
   * Rewrites the file without what was deleted, and empties the log beside it.
   * @returns false when a reader keeps the log from being emptied
   */
  compact(): Promise<boolean>;
  /**
   * Brings the index of words that searches use up to date, unless another process writes: what it lacks is searched without
   * it, with the same result.
   * @throws Interrupted
   */
  indexPosts(options?: IndexOptions): Promise<void>;
  /** Whether the index of searches holds the words of the posts that it says it does. To be asked of a copy: fills it again. */
  isIndexOfTexts(): Promise<boolean>;
  /** How much room it takes. */
  bytes(): Promise<number>;
  /** A statement that lists the tables and views, with the names of their columns. */
  catalogue: string;
  /** Prepares a statement that a person wrote. @throws Error in the words of the database */
  ask(sql: string): Promise<PersonalQuery>;
  close(): Promise<void>;
}

/**
 * Tables or columns, and statements that make indexes, triggers, views and functions, by their names: those that are there, and
 * those of a new database.
 */
export interface Shapes {
  found: Map<string, string>;
  wanted: Map<string, string>;
}

export interface IndexOptions {
  /** How many posts must be missing for it to be worth while. */
  worth?: number;
  /** @param done posts so far  @param total posts in all */
  onProgress?: (done: number, total: number) => void;
  signal?: AbortSignal;
}

/** What the program brings along to a server, and no file needs. */
export interface ServerAccess {
  /** The password for an address, asked for when its server wants one; undefined where there is none. */
  password?(address: string): Promise<string | undefined>;
  /** What is worth knowing only where something is looked into. */
  debug?(text: string): void;
}

/** Another process has the database to itself, for up to thirty seconds; or its server is down, and tried for up to a minute. */
export type WaitReason = 'in use' | 'down';

export interface OpenOptions extends ServerAccess {
  /** Refuse to create it. */
  mustExist?: boolean;
  readonly?: boolean;
  /** Also half a copy, which nothing but the copy itself opens. */
  half?: boolean;
  /** On a server: how long one statement may take, in seconds; as long as the server allows when left out. */
  limitSeconds?: number;
  /** Called when something is waited for: once for other processes, and once each time that a server does not answer. */
  onWait?: (reason: WaitReason) => void;
}

/** The keyed hashes of all that a database has forgotten, with their key. */
export interface ForgottenList {
  secret: string;
  names: readonly { channel: string; name: string; kind: string; person: number }[];
}

/** Rows of each table, by its name. */
export type RowCounts = Readonly<Record<string, number>>;

/** What a database holds and a backup does not. */
export interface Loss {
  posts: number;
  decisions: number;
  labels: number;
  /** Posts that were erased since; the backup contains their texts. */
  erasures: number;
}

/** A backup that was checked and copied beside the database, ready to replace it. */
export interface PreparedRestore {
  /** Of the schema that it was written with. */
  version: number;
  counts: RowCounts;
  /** Undefined where no database is there; 'unknown' where it is too damaged to be read. */
  loss: Loss | 'unknown' | undefined;
  /** Whom the present database has forgotten; undefined where there is none, or it cannot be read. */
  forgotten: ForgottenList | undefined;
  /** Where the copy is, to be opened before it is put in place. */
  path: string;
  /**
   * Replaces the database by it.
   * @param before the name under which the present one is kept; needed where there is one
   * @throws StoreError when another program has the database open: nothing was changed then
   */
  put(before?: string): void;
  /** Leaves everything as it is. */
  drop(): void;
}
