package dev.claimport.app;

import dev.claimport.failure.Problem;
import dev.claimport.practice.cloud.mqtt.Refusal;
import dev.claimport.practice.cloud.mqtt.Refusal.ByHook;
import dev.claimport.practice.cloud.mqtt.Refusal.ByPolicies;
import dev.claimport.practice.cloud.policy.Decision;
import dev.claimport.practice.cloud.policy.Decision.Fit;
import dev.claimport.practice.cloud.policy.Decision.Looked;
import dev.claimport.practice.cloud.policy.Decision.Outcome;
import dev.claimport.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What the practice cloud's policies and hooks refused, in words. */
public final class RefusalTexts {

    private final Messages texts;

    public RefusalTexts(Locale locale) {
        texts = Messages.of("refusals", locale);
    }

    /** Which client was refused what. */
    public String refused(Refusal refusal) {
        return switch (refusal) {
            case ByPolicies(String client, Decision decision) ->
                    texts.text("refused", Map.of("client", client, "action", decision.action().actionName(), "resource", decision.resource()));
            case ByHook(String client, String template, _) -> texts.text("hook", Map.of("client", client, "template", template));
        };
    }

    /** The statement that denies it, or comes nearest to allowing it; what the hook did. */
    public String why(Refusal refusal) {
        return switch (refusal) {
            case ByPolicies(_, Decision decision) -> why(decision);
            case ByHook(_, _, Problem why) -> texts.text("hook.why", Map.of("problem", why));
        };
    }

    private String why(Decision decision) {
        if (decision.outcome() == Outcome.EXPLICITLY_DENIED) {
            Looked denying = decision.looked().stream().filter(looked -> !looked.allows() && looked.fit() == Fit.APPLIES).findFirst().orElseThrow();
            return texts.text("denied", Map.of("statement", denying.toString()));
        }
        return decision.nearest().map(nearest -> texts.text("nearest", Map.of("statement", nearest.toString(), "detail", nearest.detail())))
                .orElseGet(() -> texts.text("nothing", Map.of("action", decision.action().actionName())));
    }

    /** Who was refused what, and why, in one line. */
    public String sentences(Refusal refusal) {
        return refused(refusal) + " " + why(refusal);
    }

    /** Every statement that was looked at, a line each, below a line that says so; empty where no policies were. */
    public List<String> statements(Refusal refusal) {
        if (!(refusal instanceof ByPolicies(_, Decision decision))) {
            return List.of();
        }
        if (decision.looked().isEmpty()) {
            return List.of(texts.text("looked.none"));
        }
        return Stream.concat(Stream.of(texts.text("looked")), decision.looked().stream().map(this::line)).toList();
    }

    private String line(Looked looked) {
        return texts.text("looked." + looked.fit().name().toLowerCase(Locale.ROOT),
                Map.of("statement", looked.toString(), "effect", looked.allows() ? "Allow" : "Deny", "detail", looked.detail()));
    }
}
