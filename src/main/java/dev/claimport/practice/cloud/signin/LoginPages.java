package dev.claimport.practice.cloud.signin;

import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.Call;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.http.PercentCoding;
import dev.claimport.practice.cloud.iam.ConsoleIdentity;
import dev.claimport.practice.cloud.pages.Decision;
import dev.claimport.practice.cloud.pages.PageAnswers;
import dev.claimport.practice.cloud.pages.PageFrame;
import dev.claimport.practice.cloud.pages.WaitingRequests;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Where the technician chooses as whom of the console a program may work. */
final class LoginPages implements Decision {

    static final String PATH = "/v1/authorize";

    private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final Pattern LOOPBACK = Pattern.compile("http://127\\.0\\.0\\.1:[1-9][0-9]{0,4}/oauth/callback");

    private final WaitingRequests<LoginRequest> waiting;
    private final Logins logins;
    private final List<ConsoleIdentity> users;
    private final PageFrame frame;
    private final PageAnswers pages;

    LoginPages(WaitingRequests<LoginRequest> waiting, Logins logins, List<ConsoleIdentity> users, PageFrame frame, PageAnswers pages) {
        this.waiting = waiting;
        this.logins = logins;
        this.users = users;
        this.frame = frame;
        this.pages = pages;
    }

    @Override
    public Answer ask(Call call) {
        String client = required(call, "client_id");
        demand(client.equals(LoginRequest.SAME_DEVICE) || client.equals(LoginRequest.CROSS_DEVICE), "client_id");
        boolean here = client.equals(LoginRequest.SAME_DEVICE);
        String redirect = required(call, "redirect_uri");
        demand(here ? LOOPBACK.matcher(redirect).matches() : redirect.equals(call.endpoint() + ConfirmationPage.PATH), "redirect_uri");
        demand(required(call, "response_type").equals("code"), "response_type");
        demand(required(call, "code_challenge_method").equals("SHA-256"), "code_challenge_method");
        demand(required(call, "scope").equals("openid"), "scope");
        String challenge = required(call, "code_challenge");
        demand(CHALLENGE.matcher(challenge).matches(), "code_challenge");
        String state = required(call, "state");
        demand(isUuid(state), "state");
        var request = new LoginRequest(client, URI.create(redirect), state, challenge);
        String id = waiting.ask(request);
        return pages.pageLeadingTo(request.redirectUri(), nonce -> frame.page(nonce, "login", "<p>" + frame.text(here ? "login.here" : "login.elsewhere")
                + "</p>\n" + frame.decision(PATH, Map.of("request", id), choice())));
    }

    private String choice() {
        var choice = new StringBuilder("<fieldset class=\"choice\"><legend>" + frame.text("login.sessions") + "</legend>\n");
        for (int i = 0; i < users.size(); i++) {
            choice.append("<label><input type=\"radio\" name=\"session\" value=\"%s\"%s> %s</label>%n".formatted(
                    i, i == 0 ? " checked" : "", PageFrame.escape(users.get(i).arn())));
        }
        return choice.append("</fieldset>\n").toString();
    }

    @Override
    public Answer decide(Map<String, String> form, boolean allow) {
        LoginRequest request = waiting.take(form.getOrDefault("request", "")).orElseThrow(() -> new HttpRefusal(403, "Forbidden", "request"));
        String state = "&state=" + PercentCoding.encode(request.state(), false);
        if (!allow) {
            return pages.redirect(URI.create(request.redirectUri() + "?error=access_denied" + state));
        }
        return pages.redirect(URI.create(request.redirectUri() + "?code=" + logins.issue(request, user(form.getOrDefault("session", "0"))) + state));
    }

    private ConsoleIdentity user(String index) {
        demand(index.matches("[0-9]") && Integer.parseInt(index) < users.size(), "session");
        return users.get(Integer.parseInt(index));
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String required(Call call, String name) {
        return call.query(name).orElseThrow(() -> HttpRefusal.invalidRequest(name));
    }

    private static void demand(boolean holds, String what) {
        if (!holds) {
            throw HttpRefusal.invalidRequest(what);
        }
    }
}
