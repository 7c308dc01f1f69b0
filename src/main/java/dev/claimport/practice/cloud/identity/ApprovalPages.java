package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.Call;
import dev.claimport.practice.cloud.http.HttpService;
import dev.claimport.practice.cloud.http.Refusal;
import dev.claimport.practice.cloud.iam.RandomText;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Where the technician confirms a device code in the browser. The form carries a token that only a reader of the page knows, so
 * no other page can press the buttons; and the page is shown only under this computer's own name, so no other name can be
 * pointed here to read it.
 */
final class ApprovalPages implements HttpService {

    static final String PATH = "/device";

    private final DeviceGrants grants;
    private final PageLayout layout;
    private final RandomText random;

    ApprovalPages(DeviceGrants grants, PageLayout layout, RandomText random) {
        this.grants = grants;
        this.layout = layout;
        this.random = random;
    }

    @Override
    public boolean serves(Call call) {
        return call.rawPath().equals(PATH);
    }

    @Override
    public Answer answer(Call call) {
        int port = call.endpoint().getPort();
        String host = call.header("host").orElse("");
        if (!host.equals("127.0.0.1:" + port) && !host.equals("localhost:" + port)) {
            throw new Refusal(403, "Forbidden", "host");
        }
        return switch (call.method()) {
            case "GET" -> ask(call);
            case "POST" -> decide(call);
            default -> throw new Refusal(405, "MethodNotAllowed", "method");
        };
    }

    @Override
    public Answer refused(Call call, Refusal refusal) {
        return page(refusal.status(), nonce -> layout.message(nonce, "refused"));
    }

    private Answer ask(Call call) {
        Optional<String> userCode = call.query("user_code").filter(code -> !code.isBlank());
        if (userCode.isEmpty()) {
            return page(200, nonce -> layout.codeEntry(nonce, false));
        }
        return grants.pending(userCode.get())
                .map(grant -> page(200, nonce -> layout.confirmation(nonce, grant)))
                .orElseGet(() -> page(404, nonce -> layout.codeEntry(nonce, true)));
    }

    private Answer decide(Call call) {
        Map<String, String> form = call.form();
        String decision = form.getOrDefault("decision", "");
        if (!decision.equals("allow") && !decision.equals("deny")) {
            throw Refusal.invalidRequest("decision");
        }
        boolean allow = decision.equals("allow");
        return switch (grants.decide(form.getOrDefault("user_code", ""), form.getOrDefault("csrf", ""), allow)) {
            case TAKEN -> page(200, nonce -> layout.message(nonce, allow ? "allowed" : "denied"));
            case NO_SUCH_CODE -> page(404, nonce -> layout.codeEntry(nonce, true));
            case FORGED -> throw new Refusal(403, "Forbidden", "csrf");
        };
    }

    private Answer page(int status, UnaryOperator<String> body) {
        String nonce = random.of(RandomText.ALPHANUMERIC, 22);
        return Answer.text(status, "text/html; charset=utf-8", body.apply(nonce)).with(Map.of(
                "Content-Security-Policy", "default-src 'none'; style-src 'nonce-" + nonce
                        + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "no-referrer",
                "Cache-Control", "no-store"));
    }
}
