package dev.claimport.practice.cloud.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.claimport.claim.template.PolicyResource;
import dev.claimport.practice.cloud.policy.Policy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttachedPoliciesTest {

    private final AttachedPolicies policies = new AttachedPolicies(Inventory.PRACTICE);

    private static PolicyResource own(String client) {
        return new PolicyResource("own", Optional.of("""
                {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "iot:Connect", "Resource": "arn:aws:iot:eu-west-1:112233445566:client/%s",
                 "Condition": {"Bool": {"iot:Connection.Thing.IsAttached": "true"}}}}""".formatted(client)));
    }

    private List<Policy> attached(String certificate, PolicyResource... resources) throws ProvisioningRefused {
        policies.attach(certificate, policies.read(List.of(resources)));
        return policies.of(certificate, Optional.empty());
    }

    /** A practice may see thousands of devices, and what is read for each is the same. */
    @Test
    void whatManyHaveIsKeptOnce() throws ProvisioningRefused {
        var named = new PolicyResource("PracticeDevicePolicy", Optional.empty());
        List<Policy> first = attached("1", named, own("a"));
        List<Policy> same = attached("2", named, own("a"));
        List<Policy> other = attached("3", named, own("b"));
        assertSame(first.get(0), same.get(0));
        assertSame(first.get(1), same.get(1));
        assertEquals(first.get(0), other.get(0));
        assertEquals(List.of("arn:aws:iot:eu-west-1:112233445566:client/b"), other.get(1).statements().getFirst().resources().patterns());
        assertEquals(List.of("arn:aws:iot:eu-west-1:112233445566:client/a"), first.get(1).statements().getFirst().resources().patterns());
    }

    @Test
    void whatIsAttachedToOneIsNoneOfAnother() throws ProvisioningRefused {
        attached("1", own("a"));
        assertEquals(List.of(), policies.of("2", Optional.empty()));
    }
}
