package dev.claimport.account.look;

import dev.claimport.account.check.Known;
import dev.claimport.account.check.Named;
import dev.claimport.account.folder.AccountFiles;
import dev.claimport.account.folder.AccountFiles.NotPulled;
import dev.claimport.account.folder.AwsNames;
import dev.claimport.account.folder.TemplateFiles;
import dev.claimport.iot.AccountReader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** Fetches of an account what a rehearsal needs: reads alone, and nothing secret. What may not be read is noted, and the rest is fetched all the same. */
public final class AccountPull {

    /** Where a body names something by a parameter or a function, so that only devices know which. */
    public static final String COMPUTED = "named-by-parameters";
    /** AWS says that there is none. */
    public static final String NOT_THERE = "not-there";
    /** What is named cannot be in AWS. */
    public static final String NO_NAME = "no-name";

    private final AccountReader account;
    private final Progress progress;
    private final List<TemplateFiles> templates = new ArrayList<>();
    private final SortedMap<String, String> policies = new TreeMap<>();
    private final SortedMap<String, Set<String>> groups = new TreeMap<>();
    private final List<NotPulled> notPulled = new ArrayList<>();
    private final Set<String> askedPolicies = new HashSet<>();

    private AccountPull(AccountReader account, Progress progress) {
        this.account = account;
        this.progress = progress;
    }

    /** What is fetched. */
    public enum Part {
        TEMPLATE,
        TEMPLATE_VERSIONS,
        TEMPLATE_VERSION,
        POLICY,
        THING_GROUP,
        POLICIES_OF_GROUP,
        THING_TYPE,
        BILLING_GROUP;

        /** As it is named in texts and in the folder. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** What is wanted besides what the bodies name outright. */
    public record Besides(Set<String> policies, Set<String> groups, Set<String> types) {

        public static final Besides NOTHING = new Besides(Set.of(), Set.of(), Set.of());
    }

    /** Is told what is read next. */
    @FunctionalInterface
    public interface Progress {

        void reading(Part what, String name);
    }

    /**
     * Fetches templates, all of their versions, and what these name.
     *
     * @param names of the templates, all in the account and the region of the reader
     * @param progress told on the caller's thread
     * @throws dev.claimport.failure.FailureException a template cannot be read at all; of the network and the sign-in
     */
    public static AccountFiles of(AccountReader account, List<String> names, Besides besides, Progress progress) {
        return new AccountPull(account, progress).files(names, besides);
    }

    private AccountFiles files(List<String> names, Besides besides) {
        AccountReader.Place place = names.stream().distinct().sorted().map(this::template).toList().getFirst();
        Named named = named(besides);
        named.policies().forEach(this::policy);
        named.groups().forEach(this::group);
        TreeSet<String> types = there(named.types(), Part.THING_TYPE, "iot:DescribeThingType", account::hasType);
        TreeSet<String> billingGroups = there(named.billingGroups(), Part.BILLING_GROUP, "iot:DescribeBillingGroup", account::hasBillingGroup);
        return new AccountFiles(place.account(), place.region(), templates, policies, groups, types, billingGroups, new TreeMap<>(), notPulled);
    }

    /** Where it is. */
    private AccountReader.Place template(String name) {
        progress.reading(Part.TEMPLATE, name);
        AccountReader.Template found = account.template(name);
        int version = found.description().version();
        SortedMap<Integer, String> bodies = new TreeMap<>(Map.of(version, found.description().body()));
        Known<List<AccountReader.Version>> versions = look(Part.TEMPLATE_VERSIONS, name, "iot:ListProvisioningTemplateVersions", () -> account.versions(name));
        versions.value().orElseGet(List::of).stream().map(AccountReader.Version::id).filter(id -> id > 0 && id != version).forEach(id ->
                look(Part.TEMPLATE_VERSION, name + " " + id, "iot:DescribeProvisioningTemplateVersion", () -> account.body(name, id)).value()
                        .ifPresent(body -> bodies.put(id, body)));
        templates.add(new TemplateFiles(name, found.description().summary().description(), found.description().summary().enabled(),
                found.description().summary().type(), found.roleArn(), bodies, version, found.description().hookArn(), Optional.empty()));
        return found.place();
    }

    /** What all versions name, so that another can be made the default. */
    private Named named(Besides besides) {
        Named all = Named.none();
        all.policies().addAll(besides.policies());
        all.groups().addAll(besides.groups());
        all.types().addAll(besides.types());
        for (TemplateFiles template : templates) {
            Set<String> computed = new TreeSet<>();
            for (String body : template.bodies().values()) {
                Named inBody = Named.in(body);
                all.policies().addAll(inBody.policies());
                all.groups().addAll(inBody.groups());
                all.types().addAll(inBody.types());
                all.billingGroups().addAll(inBody.billingGroups());
                computed.addAll(inBody.computed());
            }
            computed.forEach(what -> notPulled.add(new NotPulled(what, template.name(), "", COMPUTED)));
        }
        return all;
    }

    private boolean policy(String name) {
        if (askedPolicies.add(name) && isName(AwsNames.isPolicy(name), Part.POLICY, name)) {
            look(Part.POLICY, name, "iot:GetPolicy", () -> account.policy(name)).value().ifPresent(found -> found.ifPresentOrElse(
                    document -> policies.put(name, document), () -> notPulled.add(new NotPulled(Part.POLICY.id(), name, "iot:GetPolicy", NOT_THERE))));
        }
        return policies.containsKey(name);
    }

    /** A group whose policies are not told has none here, and that is noted. */
    private void group(String name) {
        if (there(Set.of(name), Part.THING_GROUP, "iot:DescribeThingGroup", account::hasGroup).isEmpty()) {
            return;
        }
        Set<String> attached = new TreeSet<>(look(Part.POLICIES_OF_GROUP, name, "iot:ListAttachedPolicies", () -> account.groupPolicies(name)).value().orElseGet(List::of));
        attached.removeIf(policy -> !policy(policy));
        groups.put(name, attached);
    }

    private TreeSet<String> there(Set<String> names, Part what, String action, Function<String, Boolean> isThere) {
        TreeSet<String> there = new TreeSet<>();
        for (String name : names) {
            if (isName(AwsNames.isName(name), what, name)) {
                Optional<Boolean> found = look(what, name, action, () -> isThere.apply(name)).value();
                if (found.orElse(false)) {
                    there.add(name);
                } else if (found.isPresent()) {
                    notPulled.add(new NotPulled(what.id(), name, action, NOT_THERE));
                }
            }
        }
        return there;
    }

    /** What AWS cannot have is not asked for, and would be no file either. */
    private boolean isName(boolean right, Part what, String name) {
        if (!right) {
            notPulled.add(new NotPulled(what.id(), name.length() <= 128 ? name : name.substring(0, 128), "", NO_NAME));
        }
        return right;
    }

    private <T> Known<T> look(Part what, String name, String action, Supplier<T> look) {
        progress.reading(what, name);
        Known<T> known = AccountLook.look(action, look);
        if (known instanceof Known.NotTold<T>(String _, String reason)) {
            notPulled.add(new NotPulled(what.id(), name, action, reason));
        }
        return known;
    }
}
