package dev.claimport.account.kit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.iot.PolicyText;
import java.util.List;
import java.util.Optional;

/** The JSON of a kit: what the template makes of a device, and who may do what. */
final class KitDocuments {

    /** The device's own name, which AWS IoT puts in for each connection. */
    private static final String SELF = "${iot:Connection.Thing.ThingName}";

    private final Kit kit;

    KitDocuments(Kit kit) {
        this.kit = kit;
    }

    /** The body of the template. */
    ObjectNode body() {
        ObjectNode body = object();
        ObjectNode parameters = body.putObject("Parameters");
        parameters.putObject(Kit.SERIAL_NUMBER).put("Type", "String");
        kit.parameters().forEach(name -> parameters.putObject(name).put("Type", "String"));
        ObjectNode resources = body.putObject("Resources");
        thing(resources.putObject("thing"));
        ObjectNode certificate = resources.putObject("certificate").put("Type", "AWS::IoT::Certificate").putObject("Properties");
        certificate.putObject("CertificateId").put("Ref", "AWS::IoT::Certificate::Id");
        // With this the policy's variables resolve whatever the client id is.
        certificate.put("Status", "Active").put("ThingPrincipalType", "EXCLUSIVE_THING");
        resources.putObject("policy").put("Type", "AWS::IoT::Policy").putObject("Properties").put("PolicyName", kit.policyName());
        return body;
    }

    private void thing(ObjectNode thing) {
        ObjectNode properties = thing.put("Type", "AWS::IoT::Thing").putObject("Properties");
        ArrayNode join = properties.putObject("ThingName").putArray("Fn::Join").add("-");
        join.addArray().add(kit.name()).addObject().put("Ref", Kit.SERIAL_NUMBER);
        properties.put("ThingTypeName", kit.name()).putArray("ThingGroups").add(kit.name());
        ObjectNode attributes = properties.putObject("AttributePayload");
        attributes.putObject(Kit.SERIAL_NUMBER).put("Ref", Kit.SERIAL_NUMBER);
        kit.parameters().forEach(name -> attributes.putObject(name).put("Ref", name));
        // A device that registers once more keeps what others have set.
        thing.putObject("OverrideSettings").put("AttributePayload", "MERGE").put("ThingTypeName", "DO_NOTHING").put("ThingGroups", "DO_NOTHING");
    }

    /** What a registered device may do: connect as itself, and its own topics. */
    ObjectNode device() {
        ObjectNode policy = policy();
        String own = kit.name() + "/" + SELF + "/*";
        allow(policy, "Self", List.of("iot:Connect"), kit.iotArn("client/" + SELF));
        allow(policy, "OwnTopics", List.of("iot:Publish", "iot:Receive"), kit.iotArn("topic/" + own));
        allow(policy, "OwnFilters", List.of("iot:Subscribe"), kit.iotArn("topicfilter/" + own));
        return policy;
    }

    /** Who may take on the provisioning role. */
    ObjectNode trust() {
        ObjectNode policy = policy();
        ObjectNode statement = statement(policy, "Provisioning", List.of("sts:AssumeRole"));
        statement.putObject("Principal").put("Service", "iot.amazonaws.com");
        return policy;
    }

    /** Who hands claims to devices. */
    ObjectNode technician() {
        return PolicyText.json(kit.partition(), kit.region(), kit.account(), Optional.of(kit.name()));
    }

    /** Who looks whether all is well: each look of {@code template check}, {@code template pull} and {@code setup --check}, and nothing else. */
    ObjectNode auditor() {
        ObjectNode policy = policy();
        allow(policy, "Template", List.of("iot:DescribeProvisioningTemplate", "iot:DescribeProvisioningTemplateVersion", "iot:ListProvisioningTemplateVersions"),
                kit.iotArn("provisioningtemplate/" + kit.name()));
        allow(policy, "DevicePolicy", List.of("iot:GetPolicy", "iot:ListPolicyVersions"), kit.iotArn("policy/" + kit.policyName()));
        allow(policy, "WhatItAllows", List.of("iot:TestAuthorization", "iot:ListPrincipalThings"), "*");
        allow(policy, "Certificates", List.of("iot:DescribeCertificate"), kit.iotArn("cert/*"));
        allow(policy, "GroupAndType", List.of("iot:DescribeThingGroup", "iot:DescribeThingType", "iot:ListAttachedPolicies"), kit.iotArn("thinggroup/" + kit.name()),
                kit.iotArn("thingtype/" + kit.name()));
        allow(policy, "Role", List.of("iam:GetRole", "iam:GetRolePolicy", "iam:ListAttachedRolePolicies", "iam:ListRolePolicies"), kit.roleArn());
        if (kit.hook()) {
            allow(policy, "Hook", List.of("lambda:GetFunctionConfiguration", "lambda:GetPolicy"), kit.functionArn());
        }
        return policy;
    }

    /** What the hook's function may do. */
    ObjectNode hook() {
        ObjectNode policy = policy();
        allow(policy, "List", List.of("dynamodb:GetItem"), arn("dynamodb", "table/" + kit.name() + "-allowed"));
        allow(policy, "Log", List.of("logs:CreateLogStream", "logs:PutLogEvents"), arn("logs", "log-group:/aws/lambda/" + kit.functionName() + ":*"));
        return policy;
    }

    private String arn(String service, String resource) {
        return "arn:" + kit.partition() + ":" + service + ":" + kit.region() + ":" + kit.account() + ":" + resource;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ObjectNode policy() {
        ObjectNode policy = object().put("Version", "2012-10-17");
        policy.putArray("Statement");
        return policy;
    }

    private static ObjectNode statement(ObjectNode policy, String id, List<String> actions) {
        ObjectNode statement = policy.withArray("Statement").addObject().put("Sid", id).put("Effect", "Allow");
        actions.forEach(statement.putArray("Action")::add);
        return statement;
    }

    private static void allow(ObjectNode policy, String id, List<String> actions, String... resources) {
        ArrayNode on = statement(policy, id, actions).putArray("Resource");
        List.of(resources).forEach(on::add);
    }
}
