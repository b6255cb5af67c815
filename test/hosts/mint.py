# Mints a host token as an intranet on Python does: prints one for the person and the role that are asked for.
# example: begin
import base64, hashlib, hmac, json, time

def mint_token(user_id, name, secret, issuer, audience, canvas, role="editor"):
    now = int(time.time())
    claims = {"iss": issuer, "aud": audience, "sub": user_id, "name": name,
              "role": role, "canvas": canvas, "iat": now, "exp": now + 600}
    part = lambda data: base64.urlsafe_b64encode(data).rstrip(b"=")
    text = b".".join(part(json.dumps(p).encode()) for p in ({"alg": "HS256", "typ": "JWT"}, claims))
    return (text + b"." + part(hmac.new(secret.encode(), text, hashlib.sha256).digest())).decode()
# example: end

if __name__ == "__main__":
    import os, sys
    user_id, name, role, canvas = sys.argv[1:]
    host = {key: os.environ["HOST_JWT_" + key.upper()] for key in ("secret", "issuer", "audience")}
    sys.stdout.write(mint_token(user_id, name, canvas=canvas, role=role, **host))
