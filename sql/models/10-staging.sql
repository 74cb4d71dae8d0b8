-- Staging: which post each post replies to. Ids of later versions of an edited post mean its first version.
-- Reads raw_post and post_alias. Here and below a table goes when nothing more is made of it.

CREATE TABLE staged AS
SELECT p.key, parent.key AS parent, parent.author AS parent_author
FROM raw_post p
LEFT JOIN post_alias v ON v.channel = p.channel AND v.id = p.reply_to
LEFT JOIN raw_post parent
  ON parent.channel = p.channel AND parent.id = coalesce(v.first_id, p.reply_to) AND parent.key <> p.key;
