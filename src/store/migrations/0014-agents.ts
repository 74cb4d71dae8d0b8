/** Who of the brand wrote a reply, where the data says so; it outranks the sign-off of the text. */
export const statedAgents = `
ALTER TABLE post ADD COLUMN agent TEXT;
CREATE INDEX post_agent ON post (agent COLLATE NOCASE) WHERE agent IS NOT NULL;

DROP VIEW post_labels;
-- For people who ask in SQL: the label that holds, a person's before the data's before the machine's.
CREATE VIEW post_labels AS
  SELECT p.channel, p.id AS post, coalesce(l.outbound, 0) AS outbound,
    coalesce(h.language, l.language) AS language, coalesce(h.sentiment, l.sentiment) AS sentiment,
    coalesce(h.intent, l.intent) AS intent, coalesce(h.needs_reply, l.needs_reply) AS needs_reply,
    coalesce(h.urgency, l.urgency) AS urgency, coalesce(h.topic, l.topic) AS topic,
    coalesce(h.private_data, l.private_data) AS private_data, coalesce(h.reply_act, l.reply_act) AS reply_act,
    coalesce(h.agent, p.agent, l.agent) AS agent, coalesce(h.auto, l.auto) AS auto, h.post IS NOT NULL AS by_hand, p.key
  FROM post p LEFT JOIN post_label l ON l.post = p.key LEFT JOIN hand_label h ON h.post = p.key
  WHERE l.post IS NOT NULL OR h.post IS NOT NULL;
`;
