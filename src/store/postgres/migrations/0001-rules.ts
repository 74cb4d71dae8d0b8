/** Views for people who ask in SQL, and the triggers that keep labels with their posts and what people wrote as it was. */

/** Appended, whoever writes: only an erasure changes what they say, while it runs. */
const kept = (table: string, { twice, advice, mayGo }: { twice: string; advice: string; mayGo: boolean }) => `
CREATE FUNCTION ${table}_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF EXISTS (SELECT 1 FROM ${table} WHERE key = NEW.key${table === 'evaluation' ? '' : ' OR id = NEW.id'}) THEN ${twice} END IF;
    RETURN NEW;
  END IF;
  IF (TG_OP = 'DELETE' AND NOT ${mayGo}) OR NOT EXISTS (SELECT 1 FROM setting WHERE name = 'erasing') THEN
    RAISE EXCEPTION '${table} is append-only: ${advice}';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER ${table}_kept BEFORE INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION ${table}_kept();
`;

const there = (table: string) => `RAISE EXCEPTION '${table} is append-only: this one is there already';`;
const advice = 'add another one that takes it back';

export const rules = `
CREATE VIEW turns AS
  SELECT b.name AS brand, t.channel, coalesce(c.handle, c.id) AS customer, t.ordinal AS turn, ask.id AS asked_post,
    t.asked_at, t.posts, answer.id AS answer_post, t.answered_at, t.answered_at - t.asked_at AS wait_seconds,
    t.reach, t.status, ask.text
  FROM turn t
  JOIN brand b ON b.key = t.brand
  JOIN account c ON c.key = t.customer
  JOIN post ask ON ask.key = t.asked_post
  LEFT JOIN post answer ON answer.key = t.answer_post;

CREATE VIEW provenance AS
  SELECT key AS post, batch FROM post UNION ALL SELECT post, batch FROM sighting;

CREATE VIEW stated_account AS
  SELECT post, batch, (said::json ->> 0)::bigint AS account, CASE WHEN said::json ->> 3 = '0' THEN 1 ELSE 0 END AS outbound
  FROM statement
  UNION ALL SELECT post, batch, (said::json ->> 5)::bigint, 0 FROM statement WHERE said::json ->> 5 IS NOT NULL
  UNION ALL SELECT post, batch, (said::json ->> 7)::bigint, 0 FROM statement WHERE said::json ->> 7 IS NOT NULL;

CREATE VIEW post_labels AS
  SELECT p.channel, p.id AS post, coalesce(l.outbound, 0) AS outbound,
    coalesce(h.language, l.language) AS language, coalesce(h.sentiment, l.sentiment) AS sentiment,
    coalesce(h.intent, l.intent) AS intent, coalesce(h.needs_reply, l.needs_reply) AS needs_reply,
    coalesce(h.urgency, l.urgency) AS urgency, coalesce(h.topic, l.topic) AS topic,
    coalesce(h.private_data, l.private_data) AS private_data, coalesce(h.reply_act, l.reply_act) AS reply_act,
    coalesce(h.agent, p.agent, l.agent) AS agent, coalesce(h.auto, l.auto) AS auto,
    CASE WHEN h.post IS NOT NULL THEN 1 ELSE 0 END AS by_hand, p.key
  FROM post p LEFT JOIN post_label l ON l.post = p.key LEFT JOIN hand_label h ON h.post = p.key
  WHERE l.post IS NOT NULL OR h.post IS NOT NULL;

CREATE FUNCTION post_reworded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM post_label WHERE post = NEW.key;
  RETURN NULL;
END $$;
CREATE TRIGGER post_reworded AFTER UPDATE OF text ON post
  FOR EACH ROW WHEN (OLD.text IS DISTINCT FROM NEW.text) EXECUTE FUNCTION post_reworded();

CREATE FUNCTION post_gone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM post_label WHERE post = OLD.key;
  DELETE FROM hand_label WHERE post = OLD.key;
  DELETE FROM stated_name WHERE post = OLD.key;
  DELETE FROM erased_post WHERE post = OLD.key;
  RETURN NULL;
END $$;
CREATE TRIGGER post_gone AFTER DELETE ON post FOR EACH ROW EXECUTE FUNCTION post_gone();
${kept('decision', { twice: there('decision'), advice, mayGo: true })}
${kept('label', { twice: 'RETURN NULL;', advice, mayGo: true })}
${kept('evaluation', { twice: there('evaluation'), advice: 'measure again, the newest one counts', mayGo: false })}
`;
