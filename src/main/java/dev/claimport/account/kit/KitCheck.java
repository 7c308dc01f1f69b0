package dev.claimport.account.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.account.check.Known;
import dev.claimport.account.look.AccountLook;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.iot.AccountReader;
import dev.claimport.iot.BesideReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Holds an account against the kit in a folder, as that is now: whoever reviewed it may have changed it. Nothing is changed by it. */
public final class KitCheck {

    private final Path folder;
    private final Kit kit;
    private final AccountReader account;
    private final List<Held> all = new ArrayList<>();

    private KitCheck(Path folder, Kit kit, AccountReader account) {
        this.folder = folder;
        this.kit = kit;
        this.account = account;
    }

    /** What is held against the kit. */
    public enum Part {
        TEMPLATE,
        BODY,
        ENABLED,
        TEMPLATE_ROLE,
        TEMPLATE_HOOK,
        DEVICE_POLICY,
        GROUP,
        TYPE,
        ROLE,
        HOOK;

        /** As it is named in texts. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** @param same whether it is as in the kit; a look that was not answered is never “the same” */
    public record Held(Part part, Known<Boolean> same) {

        /** Whether it is known to be otherwise. */
        public boolean differs() {
            return !same.value().orElse(true);
        }
    }

    /**
     * Each part with what was found.
     *
     * @throws FailureException {@code file-unreadable} of the folder; of the network and the sign-in
     */
    public static List<Held> of(Path folder, Kit kit, AccountReader account) {
        KitCheck check = new KitCheck(folder, kit, account);
        check.template();
        check.hold(Part.DEVICE_POLICY, "iot:GetPolicy", () -> account.policy(kit.policyName()), policy -> isDocument("policies/" + kit.policyName() + ".json", policy, folder));
        check.all.add(new Held(Part.GROUP, AccountLook.look("iot:DescribeThingGroup", () -> account.hasGroup(kit.name()))));
        check.all.add(new Held(Part.TYPE, AccountLook.look("iot:DescribeThingType", () -> account.hasType(kit.name()))));
        check.beside();
        return check.all;
    }

    private void template() {
        Known<Optional<AccountReader.Template>> found = AccountLook.look("iot:DescribeProvisioningTemplate", this::find);
        hold(Part.TEMPLATE, found, _ -> true);
        if (found.value().filter(Optional::isEmpty).isEmpty()) {
            hold(Part.BODY, found, template -> isDocument("templates/" + kit.name() + "/1.json", template.description().body(), folder));
            hold(Part.ENABLED, found, template -> template.description().summary().isUsable());
            hold(Part.TEMPLATE_ROLE, found, template -> template.roleArn().equals(kit.roleArn()));
            hold(Part.TEMPLATE_HOOK, found, template -> template.description().hookArn().equals(kit.hook() ? Optional.of(kit.functionArn()) : Optional.empty()));
        }
    }

    private Optional<AccountReader.Template> find() {
        try {
            return Optional.of(account.template(kit.name()));
        } catch (FailureException e) {
            if (e.failure().kind() == ServiceFailure.Kind.TEMPLATE_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void beside() {
        Optional<BesideReader> beside = account.beside();
        if (beside.isEmpty()) {
            all.add(new Held(Part.ROLE, Known.notAsked()));
        } else {
            hold(Part.ROLE, "iam:GetRole", () -> beside.get().role(kit.roleName()), role -> isDocument("iam/trust.json", role.trust(), folder)
                    && role.managedPolicies().contains("arn:" + kit.partition() + ":iam::aws:policy/service-role/AWSIoTThingsRegistration"));
        }
        if (kit.hook() && beside.isEmpty()) {
            all.add(new Held(Part.HOOK, Known.notAsked()));
        } else if (kit.hook()) {
            hold(Part.HOOK, "lambda:GetFunctionConfiguration", () -> Optional.of(beside.get().function(kit.functionArn())), function -> function.exists()
                    && function.timeoutSeconds() == 3 && function.permission().filter(policy -> policy.contains(kit.iotArn("provisioningtemplate/" + kit.name()))).isPresent());
        }
    }

    private <T> void hold(Part part, String action, Supplier<Optional<T>> look, Predicate<T> same) {
        hold(part, AccountLook.look(action, look), same);
    }

    /** What is not there is not the same. */
    private <T> void hold(Part part, Known<Optional<T>> found, Predicate<T> same) {
        all.add(new Held(part, switch (found) {
            case Known.Is<Optional<T>>(Optional<T> what) -> Known.is(what.filter(same).isPresent());
            case Known.NotAsked<Optional<T>> _ -> Known.notAsked();
            case Known.NotTold<Optional<T>>(String action, String reason) -> new Known.NotTold<>(action, reason);
        }));
    }

    /** Whether it says the same as a document of the kit; how it is written does not matter. */
    private static boolean isDocument(String file, String found, Path folder) {
        var json = new ObjectMapper();
        try {
            return json.readTree(KitFolder.text(folder, file)).equals(json.readTree(found));
        } catch (JsonProcessingException _) {
            return false;
        }
    }
}
