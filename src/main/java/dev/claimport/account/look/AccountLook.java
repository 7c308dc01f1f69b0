package dev.claimport.account.look;

import dev.claimport.account.check.Known;
import dev.claimport.account.check.Named;
import dev.claimport.account.check.OwnTopics;
import dev.claimport.account.check.OwnTopics.Use;
import dev.claimport.account.check.Settings;
import dev.claimport.account.check.Settings.HookSetting;
import dev.claimport.account.check.Surroundings;
import dev.claimport.account.check.Surroundings.Denied;
import dev.claimport.account.check.Surroundings.IotPolicy;
import dev.claimport.account.check.Surroundings.Versions;
import dev.claimport.account.check.TemplateFile;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.iot.AccountReader;
import dev.claimport.iot.AccountReader.Authorization;
import dev.claimport.iot.AccountReader.Question;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Looks around in an account. Each look may be refused: then that is not known, and the others are taken all the same. */
public final class AccountLook {

    private static final String TEST = "iot:TestAuthorization";

    private final AccountReader account;
    private final Optional<String> certificate;
    private final BesideLook beside;

    public AccountLook(AccountReader account) {
        this(account, Optional.empty());
    }

    /** @param certificate the id of one with which policies are tried, so that what they ask of a certificate and its thing has a value */
    public AccountLook(AccountReader account, Optional<String> certificate) {
        this.account = account;
        this.certificate = certificate;
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
        return around(template, Known.is(Optional.empty()), versions);
    }

    /** What would be around a template that is yet to be made. */
    public Surroundings aroundNew(TemplateFile template) {
        Known<Optional<Settings>> there = template.settings().name().map(name -> look("iot:DescribeProvisioningTemplate", () -> deployed(name))).orElseGet(Known::notAsked);
        return around(template, there, Known.notAsked());
    }

    private Surroundings around(TemplateFile template, Known<Optional<Settings>> deployed, Known<Versions> versions) {
        Named named = Named.in(template.body());
        Map<String, Known<IotPolicy>> policies = each(named.policies(), "iot:GetPolicy", this::policy);
        return new Surroundings(deployed, versions, beside.role(template.settings().roleArn()), beside.function(template.settings().function()), policies,
                each(named.groups(), "iot:DescribeThingGroup", account::hasGroup), each(named.types(), "iot:DescribeThingType", account::hasType),
                each(named.billingGroups(), "iot:DescribeBillingGroup", account::hasBillingGroup), denied(template, policies), Known.notAsked());
    }

    private Versions versions(String name) {
        List<AccountReader.Version> all = account.versions(name);
        return new Versions(all.size(), all.stream().mapToInt(AccountReader.Version::id).max().orElse(0),
                all.stream().filter(AccountReader.Version::isDefault).mapToInt(AccountReader.Version::id).findFirst().orElse(0));
    }

    private Optional<Settings> deployed(String name) {
        try {
            return Optional.of(template(name).settings());
        } catch (FailureException e) {
            if (e.failure().kind() == ServiceFailure.Kind.TEMPLATE_NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** How many versions there are may be refused, and the document given. */
    private IotPolicy policy(String name) {
        Optional<String> document = account.policy(name);
        Known<Integer> versions = document.isEmpty() ? Known.is(0) : look("iot:ListPolicyVersions", () -> account.policyVersions(name));
        return new IotPolicy(document.isPresent(), document.orElse(""), versions);
    }

    /** Who is tried. @param arn of the certificate @param client the thing that it is attached to */
    private record Tried(Optional<String> arn, Optional<String> client) {}

    /**
     * What is denied counts only where policies alone could allow it: where the certificate, its thing or other policies have a say, nothing is
     * known without one.
     */
    private Known<List<Denied>> denied(TemplateFile template, Map<String, Known<IotPolicy>> policies) {
        List<String> documents = policies.values().stream().flatMap(known -> known.value().stream()).filter(IotPolicy::exists).map(IotPolicy::document).toList();
        if (documents.isEmpty() || documents.size() < policies.size()) {
            return Known.notAsked();
        }
        return then(tried(), tried -> denied(OwnTopics.of(template.body(), documents, tried.client), List.copyOf(policies.keySet()), tried.arn));
    }

    private Known<Tried> tried() {
        if (certificate.isEmpty()) {
            return Known.is(new Tried(Optional.empty(), Optional.empty()));
        }
        return then(look("iot:DescribeCertificate", () -> account.certificateArn(certificate.get())), arn -> arn.isEmpty() ? new Known.NotTold<>(TEST, "certificate-not-there")
                : then(look("iot:ListPrincipalThings", () -> account.things(arn.get())), things -> Known.is(new Tried(arn, things.stream().findFirst()))));
    }

    private Known<List<Denied>> denied(OwnTopics own, List<String> policies, Optional<String> certificateArn) {
        List<Use> uses = List.copyOf(own.uses());
        List<Question> questions = uses.stream().map(use -> new Question(use.action().substring("iot:".length()).toUpperCase(Locale.ROOT), use.resource())).toList();
        return then(look(TEST, () -> account.authorize(policies, certificateArn, own.client(), questions)), answers -> {
            List<Integer> refused = IntStream.range(0, uses.size()).filter(i -> !answers.get(i).allowed()).boxed().toList();
            if (refused.stream().anyMatch(i -> !answers.get(i).missing().isEmpty() || own.needsCertificate() && certificateArn.isEmpty())) {
                return new Known.NotTold<>(TEST, certificateArn.isEmpty() ? "certificate-needed" : "values-missing");
            }
            if (!refused.isEmpty() && own.othersDecide() && certificateArn.isEmpty()) {
                return new Known.NotTold<>(TEST, "other-policies");
            }
            return Known.is(refused.stream().map(i -> new Denied(own.client(), uses.get(i).action(), uses.get(i).resource())).toList());
        });
    }

    private static <T, U> Known<U> then(Known<T> known, Function<T, Known<U>> next) {
        return switch (known) {
            case Known.Is<T>(T what) -> next.apply(what);
            case Known.NotTold<T>(String action, String reason) -> new Known.NotTold<>(action, reason);
            case Known.NotAsked<T> _ -> Known.notAsked();
        };
    }

    private static <T> Map<String, Known<T>> each(Set<String> names, String action, Function<String, T> look) {
        Map<String, Known<T>> known = new LinkedHashMap<>();
        names.forEach(name -> known.put(name, look(action, () -> look.apply(name))));
        return known;
    }

    /**
     * Whatever AWS says instead of an answer is the reason; that nobody can be reached at all is none.
     *
     * @param action that is asked for; where it takes several, a refusal says which of them is not allowed
     */
    public static <T> Known<T> look(String action, Supplier<T> look) {
        try {
            return Known.is(look.get());
        } catch (FailureException e) {
            if (e.failure() instanceof ServiceFailure service) {
                return new Known.NotTold<>(service.action().isEmpty() ? action : service.action(), service.id());
            }
            throw e;
        }
    }
}
