package dev.claimport.claim.template;

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
        for (OverrideAction action : OverrideAction.values()) {
            if (action.name().equals(written) && (action != OverrideAction.MERGE || mergeable.contains(key))) {
                return action;
            }
        }
        throw new TemplateException(setting.place(),
                "must be DO_NOTHING, REPLACE" + (mergeable.contains(key) ? ", MERGE" : "") + " or FAIL, not " + written);
    }
}
