package dev.claimport.testing;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssooidc.SsoOidcClient;
import software.amazon.awssdk.services.ssooidc.model.CreateTokenResponse;
import software.amazon.awssdk.services.ssooidc.model.RegisterClientResponse;

/** A sign-in in the browser (authorization code with PKCE), a step at a time: the calls by the AWS SDK's client, the pages by hand. */
public final class BrowserSignIn {

    public static final String REDIRECT = "http://127.0.0.1:53124/oauth/callback";
    public static final String VERIFIER = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    private static final Pattern REQUEST = Pattern.compile("name=\"request\" value=\"([A-Za-z0-9]+)\"");

    private final SsoOidcClient oidc;
    private final RawHttp http;
    private final RegisterClientResponse client;

    public BrowserSignIn(SsoOidcClient oidc, URI cloud, String startUrl) {
        this.oidc = oidc;
        this.http = new RawHttp(cloud);
        client = oidc.registerClient(request -> request.clientName("Claimport").clientType("public").scopes("sso:account:access")
                .grantTypes("authorization_code", "refresh_token").redirectUris("http://127.0.0.1/oauth/callback").issuerUrl(startUrl));
    }

    public RegisterClientResponse client() {
        return client;
    }

    /** The parameters of a proper request, to be changed by the test. */
    public Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", client.clientId());
        parameters.put("redirect_uri", REDIRECT);
        parameters.put("state", "a state/with+signs");
        parameters.put("code_challenge_method", "S256");
        parameters.put("scopes", "sso:account:access");
        parameters.put("code_challenge", challenge(VERIFIER));
        return parameters;
    }

    public RawHttp.Reply ask(Map<String, String> parameters) {
        return http.get("/authorize?" + query(parameters));
    }

    public RawHttp.Reply decide(RawHttp.Reply page, String decision) {
        return http.postForm("/authorize", "decision=" + decision + "&request=" + request(page));
    }

    /** A code, allowed by the technician. */
    public String code() {
        return members(decide(ask(parameters()), "allow")).get("code");
    }

    public CreateTokenResponse redeem(String code) {
        return redeem(code, REDIRECT, VERIFIER);
    }

    public CreateTokenResponse redeem(String code, String redirectUri, String verifier) {
        return oidc.createToken(request -> request.clientId(client.clientId()).clientSecret(client.clientSecret())
                .grantType("authorization_code").code(code).redirectUri(redirectUri).codeVerifier(verifier));
    }

    /** The id that the page's form carries. */
    public static String request(RawHttp.Reply page) {
        Matcher matcher = REQUEST.matcher(page.body());
        if (!matcher.find()) {
            throw new AssertionError(page);
        }
        return matcher.group(1);
    }

    /** What the browser brings back to the program: the members of the query behind {@link #REDIRECT}, still encoded. */
    public static Map<String, String> members(RawHttp.Reply redirect) {
        String location = redirect.headers().getOrDefault("location", "");
        if (redirect.status() != 303 || !location.startsWith(REDIRECT + "?")) {
            throw new AssertionError(redirect);
        }
        return List.of(location.substring(REDIRECT.length() + 1).split("&")).stream().map(member -> member.split("=", 2))
                .collect(Collectors.toMap(member -> member[0], member -> member[1]));
    }

    public static String query(Map<String, String> parameters) {
        return parameters.entrySet().stream().map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    public static String challenge(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
