package dev.claimport.account.look;

import dev.claimport.account.check.Known;
import dev.claimport.account.check.Named;
import dev.claimport.account.check.Settings;
import dev.claimport.account.check.Settings.HookSetting;
import dev.claimport.account.check.Surroundings;
import dev.claimport.account.check.Surroundings.IotPolicy;
import dev.claimport.account.check.Surroundings.Versions;
import dev.claimport.account.check.TemplateFile;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.iot.AccountReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Looks around in an account. Each look may be refused: then that is not known, and the others are taken all the same. */
public final class AccountLook {

    private final AccountReader account;
    private final BesideLook beside;

    public AccountLook(AccountReader account) {
        this.account = account;
        this.beside = new BesideLook(account);
    }

    /**
     * The template of this name.
     *
     * @throws FailureException without it there is nothing to check
     */
    public TemplateFile template(String name) {
        AccountReader.Template template = account.template(name);
        TemplateDescription description = template.description();
        HookSetting hook = description.hookArn().<HookSetting>map(arn -> new HookSetting.Function(arn, template.hookPayloadVersion())).orElseGet(HookSetting.None::new);
        return file(description, Optional.of(template.roleArn()).filter(arn -> !arn.isEmpty()), Optional.of(hook));
    }

    /** A template of which only so much is known as a hand-over needs. */
    public static TemplateFile known(TemplateDescription description) {
        Optional<HookSetting> hook = description.hookArn().isEmpty() ? Optional.of(new HookSetting.None()) : Optional.empty();
        return file(description, Optional.empty(), hook);
    }

    private static TemplateFile file(TemplateDescription description, Optional<String> roleArn, Optional<HookSetting> hook) {
        return new TemplateFile(description.body(), new Settings(Optional.of(description.summary().name()), Optional.of(description.summary().enabled()),
                Optional.of(description.summary().type()), roleArn, hook));
    }

    /** What is around a template that is there. */
    public Surroundings around(TemplateFile template) {
        Known<Versions> versions = template.settings().name().map(name -> look("iot:ListProvisioningTemplateVersions", () -> versions(name)))
                .orElseGet(Known::notAsked);
        return around(template, Known.is(false), versions);
    }

    /** What would be around a template that is yet to be made. */
    public Surroundings aroundNew(TemplateFile template) {
        Known<Boolean> taken = template.settings().name().map(name -> look("iot:DescribeProvisioningTemplate", () -> isThere(name))).orElseGet(Known::notAsked);
        return around(template, taken, Known.notAsked());
    }

    private Surroundings around(TemplateFile template, Known<Boolean> taken, Known<Versions> versions) {
        Named named = Named.in(template.body());
        return new Surroundings(taken, versions, beside.role(template.settings().roleArn()), beside.function(template.settings().function()), each(named.policies(), "iot:GetPolicy", this::policy),
                each(named.groups(), "iot:DescribeThingGroup", account::hasGroup), each(named.types(), "iot:DescribeThingType", account::hasType),
                each(named.billingGroups(), "iot:DescribeBillingGroup", account::hasBillingGroup), Known.notAsked());
    }

    private Versions versions(String name) {
        List<AccountReader.Version> all = account.versions(name);
        return new Versions(all.size(), all.stream().mapToInt(AccountReader.Version::id).max().orElse(0),
                all.stream().filter(AccountReader.Version::isDefault).mapToInt(AccountReader.Version::id).findFirst().orElse(0));
    }

    private boolean isThere(String name) {
        try {
            account.template(name);
            return true;
        } catch (FailureException e) {
            if (e.failure().kind() == ServiceFailure.Kind.TEMPLATE_NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    /** How many versions there are may be refused, and the document given. */
    private IotPolicy policy(String name) {
        Optional<String> document = account.policy(name);
        int versions = document.isEmpty() ? 0 : look("iot:ListPolicyVersions", () -> account.policyVersions(name)).value().orElse(0);
        return new IotPolicy(document.isPresent(), document.orElse(""), versions);
    }

    private static <T> Map<String, Known<T>> each(Set<String> names, String action, Function<String, T> look) {
        Map<String, Known<T>> known = new LinkedHashMap<>();
        names.forEach(name -> known.put(name, look(action, () -> look.apply(name))));
        return known;
    }

    /** Whatever AWS says instead of an answer is the reason; that nobody can be reached at all is none. */
    public static <T> Known<T> look(String action, Supplier<T> look) {
        try {
            return Known.is(look.get());
        } catch (FailureException e) {
            if (e.failure() instanceof ServiceFailure) {
                return new Known.NotTold<>(action, e.failure().id());
            }
            throw e;
        }
    }
}
