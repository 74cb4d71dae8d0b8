/** README.md of a seal: what is in it, and how to check it without this program. */
import { REPLY_ACTS } from '../domain/label.ts';
import { NAMESPACE } from './signing.ts';

export interface Sealed {
  posts: 'ids' | 'full';
  handles: boolean;
  signed: boolean;
  stamped: boolean;
}

export function readmeText({ posts, handles, signed, stamped }: Sealed): string {
  return `# A sealed audit

This folder holds the numbers of an audit (\`result.json\`), the rows that they were made of (\`rows.jsonl\`), and what ties the two
together (\`manifest.json\`, an in-toto Statement). With the program that made it, \`socialcare verify FOLDER\` checks everything and
computes every number again from the rows. Without it:

## 1. Nothing was damaged

\`\`\`sh
sha256sum -c SHA256SUMS
\`\`\`

After a person was erased from the seal by law, SHA256SUMS is that of what is left, and \`erased.json\` says which rows are gone.

## 2. The rows are those that were sealed

Each row has a random salt. Its leaf is SHA-256(0x00, salt, row), a node above two others SHA-256(0x01, left, right), and the root
of the tree over all leaves (RFC 6962) stands in the manifest. An erased row leaves its leaf behind, so the root stays.

\`\`\`sh
python3 - <<'END'
import hashlib, json
sha256 = lambda data: hashlib.sha256(data).digest()
manifest = json.load(open('manifest.json', encoding='utf-8'))
erased = [row for e in json.load(open('erased.json'))['erasures'] for row in e['rows']] if __import__('os').path.exists('erased.json') else []
for subject in manifest['subject']:
    same = sha256(open(subject['name'], 'rb').read()).hex() == subject['digest']['sha256']
    print('ok' if same else 'erased in part' if erased and subject['name'] in ('rows.jsonl', 'salts.txt') else 'DIFFERS', subject['name'])
rows, salts, leaves = (open(name, 'rb').read().split(b'\\n')[:-1] for name in ('rows.jsonl', 'salts.txt', 'leaves.txt'))
leaves = [bytes.fromhex(leaf.decode()) for leaf in leaves]
bad = [n for n, leaf in enumerate(leaves, 1) if n not in erased and sha256(b'\\0' + bytes.fromhex(salts[n - 1].decode()) + rows[n - 1]) != leaf]
root = lambda h: sha256(b'') if not h else h[0] if len(h) == 1 else sha256(b'\\1' + root(h[:(k := 1 << (len(h) - 1).bit_length() - 1)]) + root(h[k:]))
print('ok' if not bad and len(rows) == len(leaves) else 'DIFFERS', 'rows', bad)
print('ok' if root(leaves).hex() == manifest['predicate']['data']['merkle_root'] else 'DIFFERS', 'Merkle root', len(erased), 'rows erased')
END
\`\`\`

## 3. Who vouches for it, and since when

The SHA-256 of \`manifest.json\` stands for everything. Compare it with the one on the signed certificate (\`certificate.md\`), or with
what you were given by another way:

\`\`\`sh
sha256sum manifest.json
\`\`\`
${signed ? SIGNED : ''}${stamped ? STAMPED : ''}
## What the rows say

A line of JSON each. \`part\` begins a part of a reading; what follows belongs to it.

| kind | is |
|---|---|
| turn | what a customer asked until the brand answered: the ids of both posts, when, for how long it was watched, its labels |
| cut-turn | a turn of the same customers that the filter leaves out; conversations and returns are followed whole |
| reply | a reply of the brand; \`acts\` are bits in the order ${REPLY_ACTS.join(', ')} |
| mood, detail | of later turns: whether the customer was content, which channels they had tried, which details were given |${posts === 'full' ? '\n| post | a post of a turn or a reply, with its text |' : ''}

Customers are numbers that mean nothing elsewhere${handles ? ', with their names beside them' : ''}. The ids of posts are the platform's: they lead to the posts and their authors for as long
as the platform shows them. Treat this folder as personal data; \`socialcare forget\` takes a person out of it, on the computer and
in the place where it was made.
`;
}

const SIGNED = `
It is signed. \`$ALLOWED_SIGNERS\` is a file with a line \`NAME KEY\` for whoever may sign, the key being what they gave you:

\`\`\`sh
ssh-keygen -Y verify -f "$ALLOWED_SIGNERS" -I "$SIGNER" -n ${NAMESPACE} -s manifest.json.sig <manifest.json
\`\`\`
`;

const STAMPED = `
It has a time stamp by RFC 3161. \`$TSA_CA\` is the root certificate of the authority, from the authority itself:

\`\`\`sh
openssl ts -verify -data manifest.json -in timestamp.tsr -CAfile "$TSA_CA" -untrusted timestamp-chain.pem
openssl ts -reply -in timestamp.tsr -text | grep 'Time stamp'
\`\`\`
`;
