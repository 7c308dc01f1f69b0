package dev.claimport.practice.cloud.signin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.Call;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.http.HttpService;
import dev.claimport.practice.cloud.http.Json;
import dev.claimport.practice.cloud.http.Throttle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** CreateOAuth2Token: a code or a refresh token in, credentials out. Nothing is signed but the proof of the key. */
final class TokenService implements HttpService {

    static final String PATH = "/v1/token";

    private final Logins logins;
    private final DpopVerifier proofs;
    private final Throttle throttle;

    TokenService(Logins logins, DpopVerifier proofs, Throttle throttle) {
        this.logins = logins;
        this.proofs = proofs;
        this.throttle = throttle;
    }

    @Override
    public boolean serves(Call call) {
        return call.method().equals("POST") && call.rawPath().equals(PATH);
    }

    @Override
    public Answer answer(Call call) {
        try {
            return token(call);
        } catch (Refusals.Refused refused) {
            return refused(refused.refusal(), refused.error());
        }
    }

    @Override
    public Answer refused(Call call, HttpRefusal refusal) {
        return refusal.status() < 500
                ? refused(new HttpRefusal(400, "ValidationException", refusal.getMessage()), "INVALID_REQUEST")
                : refused(new HttpRefusal(500, "InternalServerException", refusal.getMessage()), "server_error");
    }

    private static Answer refused(HttpRefusal refusal, String error) {
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("message", refusal.getMessage());
        return Answer.jsonError(refusal, body).with(Map.of("Cache-Control", "no-store"));
    }

    private Answer token(Call call) {
        throttle.pass();
        JsonNode request = Json.object(call.body());
        List<String> headers = call.headers().getOrDefault("dpop", List.of());
        if (headers.size() != 1) {
            throw Refusals.invalid("One DPoP proof is needed");
        }
        String uri = call.endpoint().getScheme() + "://" + call.header("host").orElse("") + PATH;
        String key = proofs.verify(headers.getFirst(), "POST", uri);
        String client = Json.required(request, "clientId");
        return switch (Json.required(request, "grantType")) {
            case "authorization_code" -> {
                Logins.Granted granted = logins.redeem(client, Json.required(request, "code"), Json.required(request, "redirectUri"),
                        Json.required(request, "codeVerifier"), key);
                Map<String, Object> members = members(granted);
                members.put("idToken", idToken(granted, client));
                yield Answer.secretJson(Json.bytes(members));
            }
            case "refresh_token" -> Answer.secretJson(Json.bytes(members(logins.refresh(client, Json.required(request, "refreshToken"), key))));
            default -> throw Refusals.invalid("Unsupported grant type");
        };
    }

    private static Map<String, Object> members(Logins.Granted granted) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("accessToken", Map.of("accessKeyId", granted.credentials().accessKeyId(),
                "secretAccessKey", granted.credentials().secretAccessKey(), "sessionToken", granted.credentials().sessionToken()));
        members.put("tokenType", "aws_sigv4");
        members.put("expiresIn", granted.lifetime().toSeconds());
        members.put("refreshToken", granted.refreshToken());
        return members;
    }

    /** Says who it is; nobody verifies its signature, which is none. */
    private static String idToken(Logins.Granted granted, String client) {
        Instant now = granted.since();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", "https://signin.amazonaws.com/signin");
        claims.put("sub", granted.user().arn());
        claims.put("aud", client);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(granted.lifetime()).getEpochSecond());
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString("{\"typ\":\"JWT\",\"alg\":\"ES384\"}".getBytes(StandardCharsets.US_ASCII)) + "."
                + encoder.encodeToString(Json.bytes(claims)) + "." + encoder.encodeToString(new byte[96]);
    }
}
