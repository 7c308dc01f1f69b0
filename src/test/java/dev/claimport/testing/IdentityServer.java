package dev.claimport.testing;

import dev.claimport.testing.ScriptedServer.Answer;
import dev.claimport.testing.ScriptedServer.Request;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identity Center and STS, as strict about time as they are: tokens and credentials run out by the given clock, refresh tokens
 * serve once, and whatever comes with something expired is remembered as a fault.
 */
public final class IdentityServer implements AutoCloseable {

    public volatile Duration tokenLife = Duration.ofHours(1);
    public volatile Duration roleLife = Duration.ofMinutes(15);
    /** Whether it still renews. */
    public volatile boolean renews = true;
    /** Answers nothing but 503. */
    public volatile boolean down;
    private final InstantSource time;
    private final ScriptedServer server;
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();
    private final Map<String, Instant> credentials = new ConcurrentHashMap<>();
    private final List<String> refreshTokens = new CopyOnWriteArrayList<>();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final List<String> secrets = new CopyOnWriteArrayList<>(List.of("CLIENT-SECRET", "DEVICE-CODE"));
    private int issued;

    public IdentityServer(InstantSource time) {
        this.time = time;
        server = new ScriptedServer(request -> Optional.of(answer(request)));
    }

    public URI uri() {
        return server.uri();
    }

    public List<Request> requests() {
        return server.requests();
    }

    /** Requests that came with something that had run out. */
    public List<String> faults() {
        return faults;
    }

    /** Everything secret that it gave out or was given. */
    public List<String> secrets() {
        return secrets;
    }

    public long count(String path) {
        return server.requests().stream().filter(request -> request.path().startsWith(path)).count();
    }

    /** A session that is already there: its access token. */
    public synchronized String openSession(Duration left) {
        String token = secret("ACCESS");
        tokens.put(token, time.instant().plus(left));
        return token;
    }

    public synchronized String refreshToken() {
        String token = secret("REFRESH");
        refreshTokens.add(token);
        return token;
    }

    public boolean isOpen(String accessToken) {
        return tokens.containsKey(accessToken);
    }

    /** Whether the access key is known and has not run out. */
    public boolean isValid(String accessKeyId) {
        return credentials.getOrDefault(accessKeyId, Instant.MIN).isAfter(time.instant());
    }

    private synchronized Answer answer(Request request) {
        if (down) {
            return Answer.error(503, "ServiceUnavailable", "x");
        }
        String path = request.path().replaceFirst("\\?.*", "");
        return switch (path) {
            case "/client/register" -> Answer.json(200, "{\"clientId\":\"ID\",\"clientSecret\":\"CLIENT-SECRET\",\"clientSecretExpiresAt\":4000000000}");
            case "/device_authorization" -> Answer.json(200, "{\"deviceCode\":\"DEVICE-CODE\",\"userCode\":\"ABCD-EFGH\","
                    + "\"verificationUri\":\"https://x.example/\",\"expiresIn\":600,\"interval\":1}");
            case "/token" -> token(request);
            case "/" -> sts(request);
            default -> portal(path, request);
        };
    }

    private Answer token(Request request) {
        field(request, "codeVerifier").ifPresent(secrets::add);
        field(request, "code").ifPresent(secrets::add);
        if (request.body().contains("\"refresh_token\"") && (!renews || !refreshTokens.remove(field(request, "refreshToken").orElse("")))) {
            return Answer.error(400, "InvalidGrantException", "Invalid refresh token provided");
        }
        return Answer.json(200, "{\"accessToken\":\"" + openSession(tokenLife) + "\",\"refreshToken\":\"" + refreshToken()
                + "\",\"expiresIn\":" + tokenLife.toSeconds() + ",\"tokenType\":\"Bearer\"}");
    }

    private Answer portal(String path, Request request) {
        String token = request.headers().getOrDefault("x-amz-sso_bearer_token", "");
        Instant end = tokens.get(token);
        if (end == null || !end.isAfter(time.instant())) {
            if (end != null) {
                faults.add(path + " with a token that ended at " + end);
            }
            return Answer.error(401, "UnauthorizedException", "Session token not found or invalid");
        }
        return switch (path) {
            case "/assignment/accounts" -> Answer.json(200, "{\"accountList\":[{\"accountId\":\"123456789012\",\"accountName\":\"Field\",\"emailAddress\":\"f@example.com\"}]}");
            case "/assignment/roles" -> Answer.json(200, "{\"roleList\":[{\"roleName\":\"Installer\",\"accountId\":\"123456789012\"}]}");
            case "/federation/credentials" -> {
                String id = issueCredentials();
                yield Answer.json(200, "{\"roleCredentials\":{\"accessKeyId\":\"" + id + "\",\"secretAccessKey\":\"" + secret("KEY")
                        + "\",\"sessionToken\":\"" + secret("SESSION") + "\",\"expiration\":" + credentials.get(id).toEpochMilli() + "}}");
            }
            case "/logout" -> {
                tokens.remove(token);
                yield Answer.json(200, "");
            }
            default -> Answer.error(404, "ResourceNotFoundException", "x");
        };
    }

    private Answer sts(Request request) {
        Map<String, String> form = new HashMap<>();
        for (String pair : request.body().split("&")) {
            form.put(pair.split("=", 2)[0], URLDecoder.decode(pair.split("=", 2)[1], StandardCharsets.UTF_8));
        }
        Matcher key = Pattern.compile("Credential=(\\w+)/").matcher(request.headers().getOrDefault("authorization", ""));
        String caller = key.find() ? key.group(1) : "";
        if (credentials.containsKey(caller) && !isValid(caller)) {
            faults.add(form.get("Action") + " with credentials that ended at " + credentials.get(caller));
        }
        String result = switch (form.getOrDefault("Action", "")) {
            case "GetCallerIdentity" -> "<Arn>arn:aws:sts::123456789012:assumed-role/Installer/j.weber</Arn><UserId>AROA:j.weber</UserId><Account>123456789012</Account>";
            case "AssumeRole", "AssumeRoleWithWebIdentity" -> {
                String id = issueCredentials();
                yield "<Credentials><AccessKeyId>" + id + "</AccessKeyId><SecretAccessKey>" + secret("KEY") + "</SecretAccessKey><SessionToken>"
                        + secret("SESSION") + "</SessionToken><Expiration>" + credentials.get(id) + "</Expiration></Credentials>";
            }
            default -> "";
        };
        String action = form.get("Action");
        return Answer.json(200, "<" + action + "Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><" + action + "Result>" + result + "</"
                + action + "Result></" + action + "Response>").with("Content-Type", "text/xml");
    }

    private String issueCredentials() {
        String id = "ASIA" + String.format("%016d", ++issued);
        credentials.put(id, time.instant().plus(roleLife));
        return id;
    }

    private String secret(String kind) {
        String secret = kind + "-SECRET-" + ++issued;
        secrets.add(secret);
        return secret;
    }

    private static Optional<String> field(Request request, String name) {
        Matcher field = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(request.body());
        return field.find() ? Optional.of(field.group(1)) : Optional.empty();
    }

    /** @see ScriptedServer#hangUp */
    public void hangUp() {
        server.hangUp();
    }

    @Override
    public void close() {
        server.close();
    }
}
