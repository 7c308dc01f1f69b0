package dev.claimport.practice.cloud.iam;

import dev.claimport.practice.cloud.policy.ContextKeys;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What conditions and variables of IAM can ask of a request to the practice cloud (IAM user guide, "AWS global condition context keys"): that which
 * would be the same with AWS. Addresses, tags, ages of sessions and names of roles would not.
 *
 * @param accountId of whoever asks, who asks for nothing of another's
 * @param region to which the request goes
 */
public record RequestKeys(String accountId, String region) implements ContextKeys {

    private static final String REGION = "aws:requestedregion";
    private static final Set<String> ACCOUNTS = Set.of("aws:principalaccount", "aws:resourceaccount");
    private static final String TYPE = "aws:principaltype";
    private static final String ENCRYPTED = "aws:securetransport";
    private static final Set<String> NEVER = Set.of("aws:principalisawsservice", "aws:viaawsservice");

    /** Whether anything is known of this key. */
    static boolean isKnown(String key) {
        return !new RequestKeys("", "").values(key).isEmpty();
    }

    /** Keys know no capitals. */
    @Override
    public List<String> values(String key) {
        String asked = key.toLowerCase(Locale.ROOT);
        if (asked.equals(REGION)) {
            return List.of(region);
        }
        if (asked.equals(TYPE)) {
            return List.of("AssumedRole");
        }
        // AWS would be asked over TLS.
        return ACCOUNTS.contains(asked) ? List.of(accountId) : asked.equals(ENCRYPTED) ? List.of("true") : NEVER.contains(asked) ? List.of("false") : List.of();
    }
}
