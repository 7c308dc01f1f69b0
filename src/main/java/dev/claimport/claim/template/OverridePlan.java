package dev.claimport.claim.template;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The {@code OverrideSettings} of a resource as written.
 *
 * @param mergeable keys that may also say MERGE
 */
record OverridePlan(Map<String, Expression> settings, Set<String> mergeable) {

    OverrideAction action(String key, Evaluation evaluation) throws TemplateException {
        Expression setting = settings.get(key);
        if (setting == null) {
            return OverrideAction.DO_NOTHING;
        }
        String written = evaluation.text(setting);
        List<OverrideAction> known = Arrays.stream(OverrideAction.values()).filter(action -> action != OverrideAction.MERGE || mergeable.contains(key)).toList();
        return known.stream().filter(action -> action.name().equals(written)).findFirst()
                .orElseThrow(() -> TemplateException.at(setting.place(), TemplateProblem.VALUE_UNKNOWN, written, known));
    }
}
