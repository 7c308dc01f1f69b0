package dev.claimport.practice.cloud.identity;

import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.Call;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.pages.Decision;
import dev.claimport.practice.cloud.pages.PageAnswers;
import dev.claimport.practice.cloud.pages.PageFrame;
import java.util.Map;
import java.util.Optional;

/**
 * Where the technician confirms a device code in the browser. The form carries a token that only a reader of the page knows, so
 * no other page can press the buttons.
 */
final class ApprovalPages implements Decision {

    static final String PATH = "/device";

    private final DeviceGrants grants;
    private final PageLayout layout;
    private final PageFrame frame;
    private final PageAnswers pages;

    ApprovalPages(DeviceGrants grants, PageLayout layout, PageFrame frame, PageAnswers pages) {
        this.grants = grants;
        this.layout = layout;
        this.frame = frame;
        this.pages = pages;
    }

    @Override
    public Answer ask(Call call) {
        Optional<String> userCode = call.query("user_code").filter(code -> !code.isBlank());
        if (userCode.isEmpty()) {
            return pages.page(200, nonce -> layout.codeEntry(nonce, false));
        }
        return grants.pending(userCode.get())
                .map(grant -> pages.page(200, nonce -> layout.confirmation(nonce, grant)))
                .orElseGet(() -> pages.page(404, nonce -> layout.codeEntry(nonce, true)));
    }

    @Override
    public Answer decide(Map<String, String> form, boolean allow) {
        return switch (grants.decide(form.getOrDefault("user_code", ""), form.getOrDefault("csrf", ""), allow)) {
            case TAKEN -> pages.page(200, nonce -> frame.message(nonce, allow ? "allowed" : "denied"));
            case NO_SUCH_CODE -> pages.page(404, nonce -> layout.codeEntry(nonce, true));
            case FORGED -> throw new HttpRefusal(403, "Forbidden", "csrf");
        };
    }
}
