package dev.claimport.account.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Holds an account against the kit in a folder, as that is now: whoever reviewed it may have changed it. Nothing is changed by it. */
public final class KitCheck {

    private static final int HOOK_SECONDS = 3;
    private static final String HOOK_PAYLOAD = "2020-04-01";
    private static final ObjectMapper JSON = new ObjectMapper();

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
        GROUP_POLICIES,
        TYPE,
        ROLE,
        HOOK,
        /** The hook's role and its list, which an auditor may not see. */
        HOOK_RIGHTS,
        /** In IAM Identity Center, which is elsewhere. */
        PEOPLE;

        /** As it is named in texts. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param same whether it is as in the kit; a look that was not answered is never “the same”
     * @param at where the two part first, as far as that can be told
     */
    public record Held(Part part, Known<Boolean> same, Optional<String> at) {

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
        check.hold(Part.DEVICE_POLICY, "iot:GetPolicy", () -> account.policy(kit.policyName()), policy -> check.document("policies/" + kit.policyName() + ".json", policy));
        check.group();
        check.hold(Part.TYPE, AccountLook.look("iot:DescribeThingType", () -> there(account.hasType(kit.name()))), _ -> Optional.empty());
        check.beside();
        check.notAsked(Part.PEOPLE);
        return check.all;
    }

    private void template() {
        Known<Optional<AccountReader.Template>> found = AccountLook.look("iot:DescribeProvisioningTemplate", this::find);
        hold(Part.TEMPLATE, found, _ -> Optional.empty());
        if (found.value().filter(Optional::isEmpty).isEmpty()) {
            hold(Part.BODY, found, template -> document("templates/" + kit.name() + "/1.json", template.description().body()));
            hold(Part.ENABLED, found, template -> unless(template.description().summary().isUsable(), "enabled, type"));
            hold(Part.TEMPLATE_ROLE, found, template -> unless(template.roleArn().equals(kit.roleArn()), "provisioningRoleArn"));
            hold(Part.TEMPLATE_HOOK, found, template -> unless(template.description().hookArn().equals(kit.hook() ? Optional.of(kit.functionArn()) : Optional.empty()), "targetArn")
                    .or(() -> unless(!kit.hook() || template.hookPayloadVersion().equals(Optional.of(HOOK_PAYLOAD)), "payloadVersion")));
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

    /** What is attached to a group, each of its devices may do. */
    private void group() {
        Known<Boolean> group = AccountLook.look("iot:DescribeThingGroup", () -> account.hasGroup(kit.name()));
        all.add(new Held(Part.GROUP, group, Optional.empty()));
        if (group.value().orElse(false)) {
            Set<String> wanted = new TreeSet<>();
            json(KitFolder.text(folder, "account.json")).path("groups").path(kit.name()).forEach(name -> wanted.add(name.asText()));
            hold(Part.GROUP_POLICIES, "iot:ListAttachedPolicies", () -> Optional.of(new TreeSet<>(account.groupPolicies(kit.name()))), attached -> {
                Set<String> others = new TreeSet<>(attached);
                others.removeAll(wanted);
                Set<String> lacking = new TreeSet<>(wanted);
                lacking.removeAll(attached);
                others.addAll(lacking);
                return unless(others.isEmpty(), String.join(", ", others));
            });
        }
    }

    private void beside() {
        Optional<BesideReader> beside = account.beside();
        beside.ifPresentOrElse(reader -> hold(Part.ROLE, "iam:GetRole", () -> reader.role(kit.roleName()), this::role), () -> notAsked(Part.ROLE));
        if (kit.hook()) {
            beside.ifPresentOrElse(reader -> hold(Part.HOOK, "lambda:GetFunctionConfiguration",
                    () -> Optional.of(reader.function(kit.functionArn())).filter(BesideReader.Function::exists), this::function), () -> notAsked(Part.HOOK));
            notAsked(Part.HOOK_RIGHTS);
        }
    }

    /** One that may do more is not the kit's. */
    private Optional<String> role(BesideReader.Role role) {
        String managed = "arn:" + kit.partition() + ":iam::aws:policy/service-role/AWSIoTThingsRegistration";
        return document("iam/trust.json", role.trust())
                .or(() -> unless(role.managedPolicies().equals(List.of(managed)), "ManagedPolicyArns"))
                .or(() -> unless(role.policies().isEmpty(), "Policies"));
    }

    private Optional<String> function(BesideReader.Function function) {
        return unless(function.timeoutSeconds() == HOOK_SECONDS, "Timeout")
                .or(() -> unless(KitFolder.text(folder, "cloudformation/stack.yaml").contains("Runtime: " + function.runtime() + "\n"), "Runtime"))
                .or(() -> unless(function.permission().filter(this::isForTheTemplateAlone).isPresent(), "Permission"));
    }

    /** Whether AWS IoT may call it, and only for this template. */
    private boolean isForTheTemplateAlone(String permission) {
        JsonNode statements = json(permission).path("Statement");
        String template = "\"" + kit.iotArn("provisioningtemplate/" + kit.name()) + "\"";
        for (JsonNode statement : statements) {
            if (!statement.path("Condition").toString().contains(template) || !statement.path("Principal").path("Service").asText().equals("iot.amazonaws.com")) {
                return false;
            }
        }
        return !statements.isEmpty();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException _) {
            // What is none is as nothing, which is not the same as what is wanted.
            return JSON.createObjectNode();
        }
    }

    private void notAsked(Part part) {
        all.add(new Held(part, Known.notAsked(), Optional.empty()));
    }

    private static Optional<Boolean> there(boolean there) {
        return Optional.of(there).filter(is -> is);
    }

    private static Optional<String> unless(boolean same, String at) {
        return Optional.of(at).filter(_ -> !same);
    }

    private Optional<String> document(String file, String found) {
        return JsonDifference.first(KitFolder.text(folder, file), found);
    }

    private <T> void hold(Part part, String action, Supplier<Optional<T>> look, Function<T, Optional<String>> difference) {
        hold(part, AccountLook.look(action, look), difference);
    }

    /** What is not there is not the same. @param difference where what is there is not the same */
    private <T> void hold(Part part, Known<Optional<T>> found, Function<T, Optional<String>> difference) {
        all.add(switch (found) {
            case Known.Is<Optional<T>>(Optional<T> what) -> {
                Optional<String> at = what.flatMap(difference);
                yield new Held(part, Known.is(what.isPresent() && at.isEmpty()), at);
            }
            case Known.NotAsked<Optional<T>> _ -> new Held(part, Known.notAsked(), Optional.empty());
            case Known.NotTold<Optional<T>>(String action, String reason) -> new Held(part, new Known.NotTold<>(action, reason), Optional.empty());
        });
    }
}
