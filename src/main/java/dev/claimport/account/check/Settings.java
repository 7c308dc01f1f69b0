package dev.claimport.account.check;

import java.util.Optional;

/**
 * What a template has besides its body (CreateProvisioningTemplate). What is not known is empty; a bare body says nothing of it.
 *
 * @param hook present where it is known whether there is one
 */
public record Settings(Optional<String> name, Optional<Boolean> enabled, Optional<String> type, Optional<String> roleArn, Optional<HookSetting> hook) {

    public static final Settings UNKNOWN = new Settings(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether there is a pre-provisioning hook. @param payloadVersion empty where none is given */
    public sealed interface HookSetting {

        record None() implements HookSetting {}

        record Function(String arn, Optional<String> payloadVersion) implements HookSetting {}
    }

    /** That of the hook, if there is one. */
    public Optional<HookSetting.Function> function() {
        return hook.filter(HookSetting.Function.class::isInstance).map(HookSetting.Function.class::cast);
    }
}
