package dev.claimport.practice.cloud.pages;

import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.Call;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.http.HttpService;
import java.util.Map;

/** Pages on which the technician allows or denies something, under one path. */
public final class DecisionPages implements HttpService {

    private final String path;
    private final Decision decision;
    private final PageFrame frame;
    private final PageAnswers pages;

    public DecisionPages(String path, Decision decision, PageFrame frame, PageAnswers pages) {
        this.path = path;
        this.decision = decision;
        this.frame = frame;
        this.pages = pages;
    }

    @Override
    public boolean serves(Call call) {
        return call.rawPath().equals(path);
    }

    @Override
    public Answer answer(Call call) {
        return switch (call.method()) {
            case "GET" -> decision.ask(call);
            case "POST" -> decide(call.form());
            default -> throw new HttpRefusal(405, "MethodNotAllowed", "method");
        };
    }

    private Answer decide(Map<String, String> form) {
        return switch (form.getOrDefault("decision", "")) {
            case "allow" -> decision.decide(form, true);
            case "deny" -> decision.decide(form, false);
            default -> throw HttpRefusal.invalidRequest("decision");
        };
    }

    @Override
    public Answer refused(Call call, HttpRefusal refusal) {
        return pages.page(refusal.status(), nonce -> frame.message(nonce, "refused"));
    }
}
