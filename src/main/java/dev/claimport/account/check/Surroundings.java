package dev.claimport.account.check;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is there besides the template, as far as somebody looked: in the account, or in the files of one.
 *
 * @param deployed what a template of this name has besides its body, where a file is held against an account in which there is one already
 * @param policies by name, every one that the template names
 * @param groups by name, as types and billing groups: whether they are there
 * @param denied what AWS IoT denies a device to which its policies seem to allow it
 * @param technician the IAM policy of who requests claims
 */
public record Surroundings(
        Known<Optional<Settings>> deployed, Known<Versions> versions, Known<Role> role, Known<Function> function, Map<String, Known<IotPolicy>> policies,
        Map<String, Known<Boolean>> groups, Map<String, Known<Boolean>> types, Map<String, Known<Boolean>> billingGroups,
        Known<List<Denied>> denied, Known<String> technician) {

    public static final Surroundings UNKNOWN = new Surroundings(Known.notAsked(), Known.notAsked(), Known.notAsked(), Known.notAsked(),
            Map.of(), Map.of(), Map.of(), Map.of(), Known.notAsked(), Known.notAsked());

    public Surroundings {
        policies = Map.copyOf(policies);
        groups = Map.copyOf(groups);
        types = Map.copyOf(types);
        billingGroups = Map.copyOf(billingGroups);
    }

    /** The same, with the IAM policy of who requests claims. */
    public Surroundings withTechnician(String policy) {
        return new Surroundings(deployed, versions, role, function, policies, groups, types, billingGroups, denied, Known.is(policy));
    }

    /** @param client the id with which it would connect @param action such as {@code iot:Publish} @param resource such as {@code topic/meters/a} */
    public record Denied(String client, String action, String resource) {}

    /** Those of a template. @param count how many there are @param newest the highest number */
    public record Versions(int count, int newest, int defaultVersion) {}

    /**
     * The provisioning role.
     *
     * @param trust the JSON of its trust policy
     * @param managedPolicies their ARNs
     * @param policies the JSON of its own
     * @param age since it was made; empty where that is not known
     */
    public record Role(String trust, List<String> managedPolicies, List<String> policies, Optional<Duration> age) {

        /** There is no such role. */
        public static final Role NONE = new Role("", List.of(), List.of(), Optional.empty());

        public Role {
            managedPolicies = List.copyOf(managedPolicies);
            policies = List.copyOf(policies);
        }
    }

    /**
     * The hook's function.
     *
     * @param exists whether there is one of this ARN
     * @param permission the JSON of its resource policy; empty where it has none
     */
    public record Function(boolean exists, Optional<Duration> timeout, Optional<String> runtime, Optional<String> permission) {}

    /** An IoT policy. @param document of its default version @param versions how many it has, which may be refused where the document is told */
    public record IotPolicy(boolean exists, String document, Known<Integer> versions) {}
}
