package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.Call;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.pages.Decision;
import dev.claimport.practice.cloud.pages.PageAnswers;
import dev.claimport.practice.cloud.pages.WaitingRequests;
import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the technician allows a program on this computer to sign in, and from where the browser goes back to it with a code (RFC
 * 6749, section 4.1; RFC 7636). The parameter for scopes is called {@code scopes}, as Identity Center has it.
 */
final class AuthorizePages implements Decision {

    static final String PATH = "/authorize";

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final Clients clients;
    private final WaitingRequests<AuthorizationRequest> waiting;
    private final AuthorizationCodes codes;
    private final PageLayout layout;
    private final PageAnswers pages;

    AuthorizePages(Clients clients, WaitingRequests<AuthorizationRequest> waiting, AuthorizationCodes codes, PageLayout layout, PageAnswers pages) {
        this.clients = clients;
        this.waiting = waiting;
        this.codes = codes;
        this.layout = layout;
        this.pages = pages;
    }

    /** Without a known program and one of its addresses there is nobody to tell but the technician (RFC 6749, section 4.1.2.1). */
    @Override
    public Answer ask(Call call) {
        RegisteredClient client = call.query("client_id").flatMap(clients::find).orElseThrow(() -> HttpRefusal.invalidRequest("client_id"));
        URI redirectUri = call.query("redirect_uri").flatMap(RedirectUris::loopback).filter(client::covers)
                .orElseThrow(() -> HttpRefusal.invalidRequest("redirect_uri"));
        Optional<String> state = call.query("state").filter(text -> !text.isEmpty());
        Optional<String> error = error(call, client);
        if (error.isPresent()) {
            return pages.redirect(AuthorizationRequest.refused(redirectUri, state, error.get()));
        }
        var request = new AuthorizationRequest(client, redirectUri, scopes(call, client), state, call.query("code_challenge").orElseThrow());
        String id = waiting.ask(request);
        return pages.pageLeadingTo(redirectUri, nonce -> layout.authorization(nonce, id, request));
    }

    private static Optional<String> error(Call call, RegisteredClient client) {
        if (!client.mayUse(GrantTypes.AUTHORIZATION_CODE)) {
            return Optional.of("unauthorized_client");
        }
        if (call.query("response_type").isEmpty()) {
            return Optional.of("invalid_request");
        }
        if (!call.query("response_type").get().equals("code")) {
            return Optional.of("unsupported_response_type");
        }
        boolean challenged = call.query("code_challenge_method").filter("S256"::equals).isPresent()
                && call.query("code_challenge").filter(CHALLENGE.asMatchPredicate()).isPresent();
        if (!challenged) {
            return Optional.of("invalid_request");
        }
        boolean known = client.scopes().isEmpty() || client.scopes().containsAll(scopes(call, client));
        return known ? Optional.empty() : Optional.of("invalid_scope");
    }

    /** What is asked for; without that, what the program registered. */
    private static Set<String> scopes(Call call, RegisteredClient client) {
        Set<String> scopes = new HashSet<>(Arrays.asList(call.query("scopes").orElse("").strip().split("\\s+")));
        scopes.remove("");
        return scopes.isEmpty() ? client.scopes() : scopes;
    }

    @Override
    public Answer decide(Map<String, String> form, boolean allow) {
        AuthorizationRequest request = waiting.take(form.getOrDefault("request", ""))
                .orElseThrow(() -> new HttpRefusal(403, "Forbidden", "request"));
        return pages.redirect(allow
                ? request.granted(codes.issue(request))
                : AuthorizationRequest.refused(request.redirectUri(), request.state(), "access_denied"));
    }
}
