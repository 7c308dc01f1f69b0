package dev.claimport.practice.cloud.control;

import dev.claimport.practice.cloud.http.Answer;
import dev.claimport.practice.cloud.http.HttpRefusal;
import dev.claimport.practice.cloud.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What templates name: GetPolicy, ListPolicyVersions, DescribeThingGroup, ListAttachedPolicies, DescribeThingType,
 * DescribeBillingGroup and TestAuthorization (API reference 2015-05-28).
 */
final class InventoryOperations {

    private InventoryOperations() {}

    static Routes<ControlPlaneOperation> addTo(Routes<ControlPlaneOperation> routes) {
        return routes.add("GET", "/policies/{}", new ControlPlaneOperation("iot:GetPolicy", Arns::policy, InventoryOperations::policy))
                .add("GET", "/policies/{}/version", new ControlPlaneOperation("iot:ListPolicyVersions", Arns::policy, InventoryOperations::policyVersions))
                .add("GET", "/thing-groups/{}", new ControlPlaneOperation("iot:DescribeThingGroup", Arns::group, InventoryOperations::group))
                .add("POST", "/attached-policies/{}", new ControlPlaneOperation("iot:ListAttachedPolicies", (_, target) -> target, InventoryOperations::attachedPolicies))
                .add("GET", "/thing-types/{}", new ControlPlaneOperation("iot:DescribeThingType", Arns::type, InventoryOperations::type))
                .add("GET", "/billing-groups/{}", new ControlPlaneOperation("iot:DescribeBillingGroup", Arns::billingGroup, InventoryOperations::billingGroup))
                .add("POST", "/test-authorization", ControlPlaneOperation.onEverything("iot:TestAuthorization", new PolicyTrial()::answer));
    }

    private static Answer policy(IotRequest request) {
        String name = named(request, "Policy", request.registry().inventory().policies().keySet());
        return Answer.json(Map.of("policyName", name, "policyArn", request.arns().policy(name),
                "policyDocument", request.registry().inventory().policies().get(name), "defaultVersionId", "1"));
    }

    private static Answer policyVersions(IotRequest request) {
        named(request, "Policy", request.registry().inventory().policies().keySet());
        return Answer.json(Map.of("policyVersions", List.of(Map.of("versionId", "1", "isDefaultVersion", true))));
    }

    private static Answer group(IotRequest request) {
        String name = named(request, "Thing group", request.registry().inventory().thingGroups().keySet());
        return Answer.json(Map.of("thingGroupName", name, "thingGroupArn", request.arns().group(name)));
    }

    /** Of thing groups alone: what certificates have is not shown here. */
    private static Answer attachedPolicies(IotRequest request) {
        String target = request.names().getFirst();
        String prefix = request.arns().group("");
        Map<String, Set<String>> groups = request.registry().inventory().thingGroups();
        if (!target.startsWith(prefix) || !groups.containsKey(target.substring(prefix.length()))) {
            throw new HttpRefusal(404, "ResourceNotFoundException", "Target " + target + " does not exist");
        }
        return Answer.json(Map.of("policies", groups.get(target.substring(prefix.length())).stream().sorted()
                .map(name -> Map.of("policyName", name, "policyArn", request.arns().policy(name))).toList()));
    }

    private static Answer type(IotRequest request) {
        String name = named(request, "Thing type", request.registry().inventory().thingTypes());
        return Answer.json(Map.of("thingTypeName", name, "thingTypeArn", request.arns().type(name)));
    }

    private static Answer billingGroup(IotRequest request) {
        String name = named(request, "Billing group", request.registry().inventory().billingGroups());
        return Answer.json(Map.of("billingGroupName", name, "billingGroupArn", request.arns().billingGroup(name)));
    }

    private static String named(IotRequest request, String what, Set<String> known) {
        String name = request.names().getFirst();
        if (!known.contains(name)) {
            throw new HttpRefusal(404, "ResourceNotFoundException", what + " " + name + " does not exist");
        }
        return name;
    }
}
