package dev.claimport.account.folder;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An account as its folder says it: what fleet provisioning needs of it, and nothing secret.
 *
 * @param account of twelve digits
 * @param templates sorted by name
 * @param policies the documents of policies of AWS IoT, by name
 * @param groups thing groups, with the names of the policies that are attached to each
 * @param types thing types
 * @param roles IAM policies of roles that people work in, by the role's name
 * @param notPulled what could not be fetched when the folder was written
 */
public record AccountFiles(
        String account, String region, List<TemplateFiles> templates, SortedMap<String, String> policies, SortedMap<String, Set<String>> groups,
        SortedSet<String> types, SortedSet<String> billingGroups, SortedMap<String, String> roles, List<NotPulled> notPulled) {

    /** @param what such as {@code policy} @param action such as {@code iot:GetPolicy} @param reason the id of the failure */
    public record NotPulled(String what, String name, String action, String reason) {}

    public AccountFiles {
        templates = List.copyOf(templates);
        policies = sorted(policies);
        groups = sorted(groups);
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
        billingGroups = Collections.unmodifiableSortedSet(new TreeSet<>(billingGroups));
        roles = sorted(roles);
        notPulled = List.copyOf(notPulled);
    }

    private static <T> SortedMap<String, T> sorted(Map<String, T> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
