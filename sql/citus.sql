-- The tables of a schema of socialcare spread over the machines of Citus, by thread: a plan, tried with stand-ins for the
-- two functions of Citus and never on Citus itself. docs/citus.md says what the program lacks to run on it.
-- To be run on an empty schema: psql -v ON_ERROR_STOP=1 -c 'SET search_path = socialcare' -f citus.sql

-- What hangs on a post or a turn takes along the thread of it.
ALTER TABLE mention ADD COLUMN thread bigint NOT NULL;
ALTER TABLE reply ADD COLUMN thread bigint NOT NULL;
ALTER TABLE quick_reply ADD COLUMN thread bigint NOT NULL;
ALTER TABLE sighting ADD COLUMN thread bigint NOT NULL;
ALTER TABLE statement ADD COLUMN thread bigint NOT NULL;
ALTER TABLE stated_name ADD COLUMN thread bigint NOT NULL;
ALTER TABLE post_label ADD COLUMN thread bigint NOT NULL;
ALTER TABLE hand_label ADD COLUMN thread bigint NOT NULL;
ALTER TABLE erased_post ADD COLUMN thread bigint NOT NULL;
ALTER TABLE turn_label ADD COLUMN thread bigint NOT NULL;

-- A key is unique over all machines only where it holds what they are told apart by.
ALTER TABLE inferred_link DROP CONSTRAINT inferred_link_post_fkey, DROP CONSTRAINT inferred_link_asked_fkey;
ALTER TABLE post DROP CONSTRAINT post_channel_id_key, DROP CONSTRAINT post_pkey, ADD PRIMARY KEY (thread, key);
ALTER TABLE turn DROP CONSTRAINT turn_pkey, ADD PRIMARY KEY (thread, key);
ALTER TABLE mention DROP CONSTRAINT mention_pkey, ADD PRIMARY KEY (thread, post, brand);
ALTER TABLE reply DROP CONSTRAINT reply_pkey, ADD PRIMARY KEY (thread, post, turn);
ALTER TABLE quick_reply DROP CONSTRAINT quick_reply_pkey, ADD PRIMARY KEY (thread, post);
ALTER TABLE sighting DROP CONSTRAINT sighting_pkey, ADD PRIMARY KEY (thread, post, batch);
ALTER TABLE statement DROP CONSTRAINT statement_pkey, ADD PRIMARY KEY (thread, post, batch, said);
ALTER TABLE stated_name DROP CONSTRAINT stated_name_pkey, ADD PRIMARY KEY (thread, post, role);
ALTER TABLE post_label DROP CONSTRAINT post_label_pkey, ADD PRIMARY KEY (thread, post);
ALTER TABLE hand_label DROP CONSTRAINT hand_label_pkey, ADD PRIMARY KEY (thread, post);
ALTER TABLE erased_post DROP CONSTRAINT erased_post_pkey, ADD PRIMARY KEY (thread, post);
ALTER TABLE turn_label DROP CONSTRAINT turn_label_pkey, ADD PRIMARY KEY (thread, turn);

-- Where a post is, by what its network calls it: what an import asks first, of one machine for each id.
CREATE TABLE post_place (
  channel text COLLATE "C" NOT NULL, id text COLLATE "C" NOT NULL, key bigint NOT NULL, thread bigint NOT NULL,
  author bigint NOT NULL, PRIMARY KEY (channel, id)
);

-- Keys that no machine has to ask the others for.
CREATE SEQUENCE post_key CACHE 1000;
CREATE SEQUENCE turn_key CACHE 1000;
ALTER TABLE post ALTER COLUMN key SET DEFAULT nextval('post_key');
ALTER TABLE turn ALTER COLUMN key SET DEFAULT nextval('turn_key');

-- A copy on every machine: what everything is joined with, what people wrote, which is little, and answers that had to be
-- inferred: they lie in other threads than their questions.
SELECT create_reference_table('brand');
SELECT create_reference_table('brand_account');
SELECT create_reference_table('account');
SELECT create_reference_table('account_name');
SELECT create_reference_table('dated_name');
SELECT create_reference_table('batch');
SELECT create_reference_table('coverage');
SELECT create_reference_table('own_posts');
SELECT create_reference_table('arrival');
SELECT create_reference_table('post_alias');
SELECT create_reference_table('decision');
SELECT create_reference_table('claim');
SELECT create_reference_table('label');
SELECT create_reference_table('classifier');
SELECT create_reference_table('model');
SELECT create_reference_table('evaluation');
SELECT create_reference_table('setting');
SELECT create_reference_table('inferred_link');

-- All posts of a thread, and what hangs on them, on one machine.
SELECT create_distributed_table('post', 'thread');
SELECT create_distributed_table('turn', 'thread', colocate_with => 'post');
SELECT create_distributed_table('mention', 'thread', colocate_with => 'post');
SELECT create_distributed_table('reply', 'thread', colocate_with => 'post');
SELECT create_distributed_table('quick_reply', 'thread', colocate_with => 'post');
SELECT create_distributed_table('sighting', 'thread', colocate_with => 'post');
SELECT create_distributed_table('statement', 'thread', colocate_with => 'post');
SELECT create_distributed_table('stated_name', 'thread', colocate_with => 'post');
SELECT create_distributed_table('post_label', 'thread', colocate_with => 'post');
SELECT create_distributed_table('hand_label', 'thread', colocate_with => 'post');
SELECT create_distributed_table('erased_post', 'thread', colocate_with => 'post');
SELECT create_distributed_table('turn_label', 'thread', colocate_with => 'post');
SELECT create_distributed_table('post_place', 'id', colocate_with => 'none');

-- All other tables stay on the coordinator: places and locks of pulls, what is stale until the next import, what was erased.
