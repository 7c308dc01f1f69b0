package dev.claimport.practice.cloud.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.Call;
import dev.claimport.practice.cloud.http.HttpService;
import dev.claimport.practice.cloud.http.Json;
import dev.claimport.practice.cloud.http.Refusal;
import dev.claimport.practice.cloud.http.Routes;
import dev.claimport.time.TimeSource;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * RegisterClient, StartDeviceAuthorization and CreateToken (IAM Identity Center OIDC API reference). Nothing is signed here.
 */
final class OidcService implements HttpService {

    static final String DEVICE_CODE = "urn:ietf:params:oauth:grant-type:device_code";
    static final String REFRESH_TOKEN = "refresh_token";

    private static final int MAX_NAME = 128;

    private final Routes<Function<Call, Answer>> routes = new Routes<Function<Call, Answer>>()
            .add("POST", "/client/register", this::register)
            .add("POST", "/device_authorization", this::authorizeDevice)
            .add("POST", "/token", this::token);

    private final Clients clients;
    private final DeviceGrants grants;
    private final UserSessions sessions;
    private final String startUrl;
    private final TimeSource cloudTime;

    OidcService(Clients clients, DeviceGrants grants, UserSessions sessions, String startUrl, TimeSource cloudTime) {
        this.clients = clients;
        this.grants = grants;
        this.sessions = sessions;
        this.startUrl = startUrl;
        this.cloudTime = cloudTime;
    }

    @Override
    public boolean serves(Call call) {
        return routes.match(call).isPresent();
    }

    @Override
    public Answer answer(Call call) {
        return routes.match(call).orElseThrow().operation().apply(call);
    }

    @Override
    public Answer refused(Call call, Refusal refusal) {
        Refusal named = refusal.status() < 500 ? refusal : new Refusal(500, "InternalServerException", refusal.getMessage());
        return Answer.jsonError(named,
                        Map.of("error", OidcRefusals.oauthError(named.code()), "error_description", named.getMessage()))
                .with(Map.of("Cache-Control", "no-store"));
    }

    private Answer register(Call call) {
        JsonNode request = Json.object(call.body());
        String name = required(request, "clientName");
        if (!required(request, "clientType").equals("public")) {
            throw OidcRefusals.invalidMetadata("Only public clients are supported");
        }
        if (name.length() > MAX_NAME) {
            throw OidcRefusals.invalidMetadata("The client's name is too long");
        }
        Set<String> scopes = new HashSet<>();
        for (JsonNode scope : request.path("scopes")) {
            if (!scope.asText().matches("[a-zA-Z0-9_.-]+(:[a-zA-Z0-9_.-]+)*")) {
                throw OidcRefusals.invalidScope();
            }
            scopes.add(scope.asText());
        }
        RegisteredClient client = clients.register(name, scopes);
        return secret(Map.of("clientId", client.id(), "clientSecret", client.secret(),
                "clientIdIssuedAt", cloudTime.instant().getEpochSecond(), "clientSecretExpiresAt", client.expiresAt().getEpochSecond()));
    }

    private Answer authorizeDevice(Call call) {
        JsonNode request = Json.object(call.body());
        RegisteredClient client = clients.authenticate(required(request, "clientId"), required(request, "clientSecret"));
        if (!sameAddress(required(request, "startUrl"), startUrl)) {
            throw Refusal.invalidRequest("Invalid request");
        }
        DeviceGrant grant = grants.begin(client);
        String page = call.endpoint() + ApprovalPages.PATH;
        return secret(Map.of("deviceCode", grant.deviceCode(), "userCode", grant.userCode(), "verificationUri", page,
                "verificationUriComplete", page + "?user_code=" + grant.userCode(), "expiresIn", DeviceGrants.LIFETIME.toSeconds(),
                "interval", DeviceGrants.INTERVAL.toSeconds()));
    }

    private Answer token(Call call) {
        JsonNode request = Json.object(call.body());
        RegisteredClient client = clients.authenticate(required(request, "clientId"), required(request, "clientSecret"));
        UserSessions.Tokens tokens = switch (required(request, "grantType")) {
            case DEVICE_CODE -> {
                grants.redeem(client, required(request, "deviceCode"));
                yield sessions.open(client);
            }
            case REFRESH_TOKEN -> sessions.renew(client, required(request, "refreshToken"));
            default -> throw OidcRefusals.unsupportedGrantType();
        };
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("accessToken", tokens.accessToken());
        answer.put("tokenType", "Bearer");
        answer.put("expiresIn", UserSessions.ACCESS_LIFETIME.toSeconds());
        tokens.refreshToken().ifPresent(refreshToken -> answer.put("refreshToken", refreshToken));
        return secret(answer);
    }

    private static Answer secret(Map<String, ?> members) {
        return Answer.secretJson(Json.bytes(members));
    }

    private static String required(JsonNode request, String name) {
        return Json.text(request, name).orElseThrow(() -> Refusal.invalidRequest("Missing required parameter: " + name));
    }

    /** Identity Center does not mind the slash and the number sign that browsers leave at the end. */
    private static boolean sameAddress(String given, String expected) {
        return given.replaceFirst("[/#]+$", "").equals(expected);
    }
}
