/** Which tables a statement joins by which columns, read from the tree that PostgreSQL's own parser makes of it. */
import { parseSync } from 'libpg-query';

/** A table as it stands in one place of a statement. */
export interface Place {
  table: string;
  alias: string;
}
/** A column of such a table. */
export interface Cell {
  place: Place;
  column: string;
}
/** What one query reads together; a query that is compared with another one reads together with it. */
export interface Group {
  places: Place[];
  within: Group | undefined;
}
export interface Reading {
  groups: Group[];
  /** Pairs of columns that must be equal. */
  equal: [Cell, Cell][];
}
export interface Schema {
  tables: ReadonlyMap<string, ReadonlySet<string>>;
  /** Definitions of views. */
  views: ReadonlyMap<string, string>;
}

/** Name of a column -> the cells that it shows: several where queries are united. */
type Columns = Map<string, readonly Cell[]>;
interface Source {
  alias: string;
  columns: Columns;
}
/** Sources of a query, then of those around it. */
type Scopes = readonly (readonly Source[])[];
type Tables = ReadonlyMap<string, Columns>;
type Tree = { readonly [field: string]: Tree | undefined };

const list = (tree: Tree | undefined) => (tree ?? []) as unknown as Tree[];
const text = (tree: Tree | undefined) => (tree?.String?.sval ?? tree) as string | undefined;

/** @throws Error where it is no statement */
export function readingOf(sql: string, { tables, views }: Schema): Reading {
  const groups: Group[] = [];
  const places: Place[] = [];
  const equal: [Cell, Cell][] = [];
  for (const { stmt } of list(parse(sql).stmts)) readStatement(stmt!);
  return { groups: groups.filter((group) => group.places.length > 0), equal };

  function open(within?: Group): Group {
    const group = { places: [], within };
    groups.push(group);
    return group;
  }

  function readStatement(tree: Tree): void {
    const [kind, node] = Object.entries(tree)[0] as [string, Tree];
    const within = kind === 'DeclareCursorStmt' ? node.query : kind === 'InsertStmt' ? node.selectStmt : undefined;
    if (within) readStatement(within);
    const group = open();
    if (kind === 'SelectStmt') select(node, [], new Map(), group);
    if (kind !== 'UpdateStmt' && kind !== 'DeleteStmt') return;
    const known = withQueries(node, [], new Map(), group);
    const target = { RangeVar: node.relation };
    const others = list(node.fromClause ?? node.usingClause);
    const sources = [target, ...others].flatMap((from) => read(from, [], known, group));
    must(node.whereClause, [sources], known, group);
    look(node.targetList, [sources], known, group);
  }

  function withQueries(node: Tree, outer: Scopes, known: Tables, group: Group): Tables {
    const all = new Map(known);
    for (const { CommonTableExpr: each } of list(node.withClause?.ctes)) {
      const name = text(each!.ctename)!;
      all.set(name, new Map());
      all.set(name, renamed(select(each!.ctequery!.SelectStmt!, outer, all, group), list(each!.aliascolnames)));
    }
    return all;
  }

  /** Reads a query into a group; what it shows. */
  function select(node: Tree, outer: Scopes, around: Tables, group: Group): Columns {
    const known = withQueries(node, outer, around, group);
    if (node.larg) {
      const [left, right] = [node.larg, node.rarg!].map((part) => select(part, outer, known, open(group)));
      const second = [...right!.values()];
      return new Map([...left!].map(([name, cells], at) => [name, [...cells, ...(second[at] ?? [])]]));
    }
    const sources = list(node.fromClause).flatMap((from) => read(from, outer, known, group));
    const scopes = [sources, ...outer];
    must(node.whereClause, scopes, known, group);
    for (const part of [node.targetList, node.groupClause, node.havingClause, node.sortClause, node.valuesLists])
      look(part, scopes, known, group);
    const shown: Columns = new Map();
    for (const [at, { ResTarget: target }] of list(node.targetList).entries()) {
      const last = list(target!.val?.ColumnRef?.fields).at(-1);
      if (last?.A_Star) for (const { columns } of sources) for (const [name, cells] of columns) shown.set(name, cells);
      else shown.set(text(target!.name) ?? text(last) ?? `column ${at}`, cellsOf(target!.val, scopes));
    }
    return shown;
  }

  function read(tree: Tree, outer: Scopes, known: Tables, group: Group): Source[] {
    const [kind, node] = Object.entries(tree)[0] as [string, Tree];
    if (kind === 'JoinExpr') {
      const sources = [node.larg!, node.rarg!].flatMap((side) => read(side, outer, known, group));
      must(node.quals, [sources, ...outer], known, group);
      return sources;
    }
    const table = text(node.relname) ?? '';
    const alias = text(node.alias?.aliasname) ?? table;
    if (kind === 'RangeSubselect') {
      const columns = select(node.subquery!.SelectStmt!, outer, known, group);
      return [{ alias, columns: renamed(columns, list(node.alias?.colnames)) }];
    }
    const columns = known.get(table);
    if (columns) return [{ alias, columns }];
    const view = views.get(table);
    if (view !== undefined)
      return [{ alias, columns: select(list(parse(view).stmts)[0]!.stmt!.SelectStmt!, [], new Map(), group) }];
    const place = { table, alias };
    if (tables.has(table)) {
      group.places.push(place);
      places.push(place);
    }
    return [{ alias, columns: new Map([...(tables.get(table) ?? [])].map((column) => [column, [{ place, column }]])) }];
  }

  /** What must hold for a row: equalities that no OR stands above. */
  function must(tree: Tree | undefined, scopes: Scopes, known: Tables, group: Group): void {
    if (tree?.BoolExpr && text(tree.BoolExpr.boolop) === 'AND_EXPR') {
      for (const part of list(tree.BoolExpr.args)) must(part, scopes, known, group);
      return;
    }
    const compared = tree?.A_Expr;
    if (compared && text(list(compared.name)[0]) === '=' && text(compared.kind) === 'AEXPR_OP')
      same(compared.lexpr, cellsOf(compared.rexpr, scopes), scopes);
    look(tree, scopes, known, group);
  }

  /** Queries anywhere within an expression. */
  function look(tree: unknown, scopes: Scopes, known: Tables, group: Group): void {
    if (typeof tree !== 'object' || tree === null) return;
    for (const [kind, node] of Object.entries(tree))
      if (kind === 'SubLink') asked(node, scopes, known, group);
      else look(node, scopes, known, group);
  }

  function asked(node: Tree, scopes: Scopes, known: Tables, group: Group): void {
    const [placesBefore, pairsBefore] = [new Set(places), equal.length];
    const inner = open();
    const shown = [...select(node.subselect!.SelectStmt!, scopes, known, inner).values()];
    const tested = node.testexpr?.RowExpr ? list(node.testexpr.RowExpr.args) : node.testexpr ? [node.testexpr] : [];
    for (const [at, test] of tested.entries()) same(test, shown[at] ?? [], scopes);
    const isCompared = equal.slice(pairsBefore).some((pair) => pair.some(({ place }) => placesBefore.has(place)));
    if (isCompared || tested.length > 0) inner.within = group;
  }

  function same(tree: Tree | undefined, others: readonly Cell[], scopes: Scopes): void {
    for (const one of cellsOf(tree, scopes)) for (const other of others) equal.push([one, other]);
  }
}

function parse(sql: string): Tree {
  return parseSync(sql) as unknown as Tree;
}

function cellsOf(tree: Tree | undefined, scopes: Scopes): readonly Cell[] {
  const names = list(tree?.ColumnRef?.fields).map(text);
  const [alias, column] = names.length > 1 ? names : [undefined, names[0]];
  for (const source of scopes.flat())
    if (column !== undefined && (alias === undefined || source.alias === alias) && source.columns.has(column))
      return source.columns.get(column)!;
  return [];
}

function renamed(columns: Columns, names: readonly Tree[]): Columns {
  if (names.length === 0) return columns;
  return new Map([...columns.values()].map((cells, at) => [text(names[at]) ?? `column ${at}`, cells]));
}
