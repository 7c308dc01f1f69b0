package dev.claimport.practice.cloud.signin;

import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.Call;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.http.HttpService;
import dev.claimport.practice.cloud.http.PercentCoding;
import dev.claimport.practice.cloud.pages.PageAnswers;
import dev.claimport.practice.cloud.pages.PageFrame;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Shows the text that the technician carries to a program on another computer. */
final class ConfirmationPage implements HttpService {

    static final String PATH = "/v1/sessions/confirmation";

    private final PageFrame frame;
    private final PageAnswers pages;

    ConfirmationPage(PageFrame frame, PageAnswers pages) {
        this.frame = frame;
        this.pages = pages;
    }

    @Override
    public boolean serves(Call call) {
        return call.method().equals("GET") && call.rawPath().equals(PATH);
    }

    @Override
    public Answer answer(Call call) {
        Optional<String> code = call.query("code");
        String state = call.query("state").orElseThrow(() -> HttpRefusal.invalidRequest("state"));
        if (code.isEmpty()) {
            return pages.page(200, nonce -> frame.message(nonce, "denied"));
        }
        String query = "state=" + PercentCoding.encode(state, false) + "&code=" + PercentCoding.encode(code.get(), false);
        String text = Base64.getEncoder().encodeToString(query.getBytes(StandardCharsets.UTF_8));
        return pages.page(200, nonce -> frame.page(nonce, "carry", "<p>" + frame.text("carry.lead") + "</p>\n<p class=\"carried\">" + text + "</p>\n"));
    }

    @Override
    public Answer refused(Call call, HttpRefusal refusal) {
        return pages.page(refusal.status(), nonce -> frame.message(nonce, "refused"));
    }
}
