"""Verifies a bundle of a staff log, with Python 3.8 and nothing else: verify.py ZIP [CHECKPOINT ...]
Ends with 0 whole, 1 changed, 2 a file is missing, or cut off or rewritten against a checkpoint, 3 cannot be read."""
import base64, hashlib, json, sys, zipfile
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # Ed25519: RFC 8032
D, BASE = -121665 * pow(121666, -1, P) % P, (4 * pow(5, -1, P) % P).to_bytes(32, "little")
def add(p, q):
    (a, b), (c, d), t = p, q, D * p[0] * p[1] * q[0] * q[1]
    return (a * d + b * c) * pow(1 + t, -1, P) % P, (b * d + a * c) * pow(1 - t, -1, P) % P
def times(n, p):
    return add(times(n - 1, p), p) if n % 2 else times(n // 2, add(p, p)) if n else (0, 1)
def point(raw):
    y = int.from_bytes(raw, "little") % 2**255
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    roots = [pow(square, (P + 3) // 8, P) * one % P for one in (1, pow(2, (P - 1) // 4, P))]
    root = [one for one in roots if one * one % P == square][0]
    return root if root % 2 == raw[31] >> 7 else P - root, y
def sha(data): return hashlib.sha256(data).hexdigest()
def opened(data, key, ours):  # what a checkpoint says, if the signature is the key's
    paper = json.loads(data)
    text, mark = paper["document"].encode(), bytes.fromhex(paper["signature"])
    k = hashlib.sha512(mark[:32] + key + b"crisis-board checkpoint 1\0" + text).digest()
    s, k = int.from_bytes(mark[32:], "little"), int.from_bytes(k, "little") % L
    signed = s < L and times(s, point(BASE)) == add(point(mark[:32]), times(k, point(key)))
    if signed and json.loads(text)["installation"] == ours: return json.loads(text)["heads"]
    raise ValueError("a checkpoint is signed wrongly, by another key, or is another installation's")
def walk(stream, lines, held, files):  # keeps each entry's hash and file; gives the first that is wrong
    gone = set()
    for number, line in enumerate(lines, 1):
        one = json.loads(line)
        told, words, link = json.loads(one["envelope"]), one["payload"], one["hash"]
        place = told["stream"], told["number"], told["previous"], sha(b"\0" + one["envelope"].encode())
        bound = words is None or told["commitment"] == sha(b"\1" + bytes.fromhex(one["salt"]) + words.encode())
        if not bound or place != (stream, number, held.get((stream, number - 1), "0" * 64), link): return number
        erases = words and told["type"] == "EntryErased" and json.loads(words)["entries"] or []
        gone = gone - {each["number"] for each in erases} | ({number} if words is None else set())
        files |= {json.loads(words)["sha256"]} if words and told["type"] == "FileAttached" else set()
        held[stream, number] = link
    return min(gone, default=0)  # its words are missing, and no entry says that the law erased them
def main(name, *more):
    data, bundle, held, files, bad = open(name, "rb").read(), zipfile.ZipFile(name), {}, set(), []
    told = json.loads(bundle.read("manifest.json"))
    key = base64.b64decode(bundle.read("checkpoint.pub").split(b"-----")[2])[-32:]
    papers = [bundle.read(one) for one in sorted(told["members"]) if "checkpoints/" in one][-1:]
    papers += [open(one, "rb").read() for one in more]
    heads = [head for one in papers for head in opened(one, key, told["installation"])]
    for stream, _, last, link in told["streams"]:
        try:
            first = walk(stream, bundle.open(f"entries/{stream}.jsonl"), held, files)
        except Exception:  # what cannot be read does not hold
            first = 1 + sum(one == stream for one, _ in held)
        bad += [f"{stream} entry {first or last}"] if first or held.get((stream, last)) != link else []
    bad = bad or [one for one, mark in told["members"].items() if sha(bundle.read(one)) != mark
                  or one.startswith("files/") and one != f"files/{mark}"]
    bad = bad or ["the file as a whole"] * (sha(data[:-64]).encode() != data[-64:])
    cut = {f"{one[0]} entry {one[2]}" for one in heads if held.get((one[0], one[2])) != one[3]
           and (told["all"] or one[0] in {each[0] for each in told["streams"]})}
    cut |= {f"file {one}" for one in files if told["format"] > 1 and f"files/{one}" not in told["members"]}
    print("key", sha(key), *(f"CHANGED {one}" for one in bad), *(f"GONE OR REWRITTEN {one}" for one in cut), sep="\n")
    return 1 if bad else 2 if cut else print(f"ok, {len(held)} entries, {len(files)} files") or 0
try:
    sys.exit(main(*sys.argv[1:]))
except Exception as problem:
    sys.exit(print("cannot be read:", problem) or (1 if "CRC" in str(problem) else 3))
