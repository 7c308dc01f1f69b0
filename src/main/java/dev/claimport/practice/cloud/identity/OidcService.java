package dev.claimport.practice.cloud.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.Call;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.http.HttpService;
import dev.claimport.practice.cloud.http.Json;
import dev.claimport.practice.cloud.http.Operations;
import dev.claimport.practice.cloud.http.Throttle;
import dev.claimport.time.TimeSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * RegisterClient, StartDeviceAuthorization and CreateToken (IAM Identity Center OIDC API reference). Nothing is signed here.
 */
final class OidcService implements HttpService {

    private final Operations operations;

    private final Clients clients;
    private final DeviceGrants grants;
    private final AuthorizationCodes codes;
    private final UserSessions sessions;
    private final StartUrl startUrl;
    private final TimeSource cloudTime;

    /** @param throttle in the way of every request */
    OidcService(Clients clients, DeviceGrants grants, AuthorizationCodes codes, UserSessions sessions, StartUrl startUrl, Throttle throttle,
            TimeSource cloudTime) {
        this.clients = clients;
        this.grants = grants;
        this.codes = codes;
        this.sessions = sessions;
        this.startUrl = startUrl;
        this.cloudTime = cloudTime;
        operations = new Operations(throttle)
                .add("POST", "/client/register", this::register)
                .add("POST", "/device_authorization", this::authorizeDevice)
                .add("POST", "/token", this::token);
    }

    @Override
    public boolean serves(Call call) {
        return operations.serve(call);
    }

    @Override
    public Answer answer(Call call) {
        return operations.answer(call);
    }

    @Override
    public Answer refused(Call call, HttpRefusal refusal) {
        HttpRefusal named = refusal.status() < 500 ? refusal : new HttpRefusal(500, "InternalServerException", refusal.getMessage());
        Map<String, String> members = new LinkedHashMap<>();
        members.put("error", OidcRefusals.oauthError(named.code()));
        members.put("error_description", named.getMessage());
        return Answer.jsonError(named, members).with(Map.of("Cache-Control", "no-store"));
    }

    private Answer register(Call call) {
        RegisteredClient client = clients.register(ClientMetadata.read(Json.object(call.body()), startUrl));
        return secret(Map.of("clientId", client.id(), "clientSecret", client.secret(),
                "clientIdIssuedAt", cloudTime.instant().getEpochSecond(), "clientSecretExpiresAt", client.expiresAt().getEpochSecond()));
    }

    private Answer authorizeDevice(Call call) {
        JsonNode request = Json.object(call.body());
        RegisteredClient client = clients.authenticate(Json.required(request, "clientId"), Json.required(request, "clientSecret"));
        client.demand(GrantTypes.DEVICE_CODE);
        if (!startUrl.is(Json.required(request, "startUrl"))) {
            throw HttpRefusal.invalidRequest("Invalid request");
        }
        DeviceGrant grant = grants.begin(client);
        String page = call.endpoint() + ApprovalPages.PATH;
        return secret(Map.of("deviceCode", grant.deviceCode(), "userCode", grant.userCode(), "verificationUri", page,
                "verificationUriComplete", page + "?user_code=" + grant.userCode(), "expiresIn", DeviceGrants.LIFETIME.toSeconds(),
                "interval", DeviceGrants.INTERVAL.toSeconds()));
    }

    private Answer token(Call call) {
        JsonNode request = Json.object(call.body());
        RegisteredClient client = clients.authenticate(Json.required(request, "clientId"), Json.required(request, "clientSecret"));
        String grantType = Json.required(request, "grantType");
        if (!GrantTypes.ALL.contains(grantType)) {
            throw OidcRefusals.unsupportedGrantType();
        }
        client.demand(grantType);
        UserSessions.Tokens tokens = switch (grantType) {
            case GrantTypes.DEVICE_CODE -> {
                grants.redeem(client, Json.required(request, "deviceCode"));
                yield sessions.open(client, client.scopes());
            }
            case GrantTypes.AUTHORIZATION_CODE -> codes.redeem(client, Json.required(request, "code"),
                    Json.required(request, "redirectUri"), Json.required(request, "codeVerifier"));
            default -> sessions.renew(client, Json.required(request, "refreshToken"));
        };
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("accessToken", tokens.accessToken());
        answer.put("tokenType", "Bearer");
        answer.put("expiresIn", tokens.lifetime().toSeconds());
        tokens.refreshToken().ifPresent(refreshToken -> answer.put("refreshToken", refreshToken));
        return secret(answer);
    }

    private static Answer secret(Map<String, ?> members) {
        return Answer.secretJson(Json.bytes(members));
    }
}
