package dev.claimport.account.look;

import dev.claimport.account.check.Known;
import dev.claimport.account.check.Settings.HookSetting;
import dev.claimport.account.check.Surroundings.Function;
import dev.claimport.account.check.Surroundings.Role;
import dev.claimport.iot.AccountReader;
import dev.claimport.iot.BesideReader;
import java.time.Duration;
import java.util.Optional;

/** Looks at what IAM and Lambda have of a template's surroundings: its provisioning role, and the function of its hook. */
final class BesideLook {

    private final Optional<BesideReader> beside;

    BesideLook(AccountReader account) {
        this.beside = account.beside();
    }

    /** @param arn empty where the template's role is not known */
    Known<Role> role(Optional<String> arn) {
        return beside.isEmpty() || arn.isEmpty() ? Known.notAsked() : AccountLook.look("iam:GetRole", () -> role(beside.get(), name(arn.get())));
    }

    private static Role role(BesideReader beside, String name) {
        return beside.role(name).map(role -> new Role(role.trust(), role.managedPolicies(), role.policies(), role.age())).orElse(Role.NONE);
    }

    /** What follows the path in {@code arn:aws:iam::123456789012:role/path/name}. */
    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    Known<Function> function(Optional<HookSetting.Function> hook) {
        return beside.isEmpty() || hook.isEmpty() ? Known.notAsked() : AccountLook.look("lambda:GetFunctionConfiguration", () -> function(beside.get(), hook.get().arn()));
    }

    private static Function function(BesideReader beside, String arn) {
        BesideReader.Function found = beside.function(arn);
        return new Function(found.exists(), Optional.of(found.timeoutSeconds()).filter(seconds -> seconds > 0).map(Duration::ofSeconds),
                Optional.of(found.runtime()).filter(runtime -> !runtime.isEmpty()), found.permission());
    }
}
