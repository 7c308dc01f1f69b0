package dev.claimport.practice.cloud.mqtt;

import dev.claimport.practice.cloud.registry.DeviceCertificate.Status;
import dev.claimport.practice.cloud.registry.Principal;
import java.util.List;

/**
 * What a client may do. For claims AWS IoT documents no policy; this is what they are good for, and nothing else. Permanent
 * certificates may do everything that is not AWS IoT's own, under the name of a thing of theirs.
 */
final class TopicPermissions {

    private final Principal principal;

    TopicPermissions(Principal principal) {
        this.principal = principal;
    }

    boolean mayConnect(String clientId) {
        return switch (principal) {
            case Principal.Claim _ -> true;
            case Principal.Device device ->
                device.status() == Status.ACTIVE && !device.policies().isEmpty() && device.things().contains(clientId);
        };
    }

    boolean mayPublish(String topic) {
        return TopicFilter.isName(topic)
                && switch (principal) {
                    case Principal.Claim claim -> prefixes(claim).stream().anyMatch(topic::startsWith);
                    case Principal.Device _ -> isOwn(topic);
                };
    }

    /** As a policy's resource with a star at its end covers a filter: by its text, so that wildcards cannot lead out of it. */
    boolean maySubscribe(String filter) {
        return TopicFilter.isFilter(filter)
                && switch (principal) {
                    case Principal.Claim claim -> prefixes(claim).stream().anyMatch(filter::startsWith);
                    case Principal.Device _ -> isOwn(filter);
                };
    }

    private static boolean isOwn(String topic) {
        return !topic.startsWith("$") && TopicFilter.isWithinLimits(topic);
    }

    private static List<String> prefixes(Principal.Claim claim) {
        return List.of(ProvisioningTopic.CREATE_KEYS, ProvisioningTopic.CREATE_FROM_CSR, ProvisioningTopic.provision(claim.templateName()));
    }
}
