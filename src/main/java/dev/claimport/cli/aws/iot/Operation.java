package dev.claimport.cli.aws.iot;

import java.util.List;
import java.util.Optional;

/**
 * Something that the service does.
 *
 * @param name as the service calls it
 * @param command as the command line calls it
 * @param method of the HTTP request
 * @param path with a member of the input in braces
 * @param required the members of the input that must be there
 * @param pages the list in the output that may go on in another reply
 * @param yamlSkeleton an empty input with comments, as YAML
 */
public record Operation(String name, String command, String method, String path, Shape.Structure input, List<String> required,
        Shape.Structure output, Optional<String> pages, String yamlSkeleton) {

    private static final Shape TEMPLATE_NAME = new Shape.Text(1);

    public static final Operation CREATE_PROVISIONING_CLAIM = new Operation("CreateProvisioningClaim", "create-provisioning-claim",
            "POST", "/provisioning-templates/{templateName}/provisioning-claim",
            Shape.structure("templateName", TEMPLATE_NAME), List.of("templateName"),
            Shape.structure("certificateId", new Shape.Text(64), "certificatePem", new Shape.Text(1),
                    "keyPair", Shape.structure("PublicKey", new Shape.Text(1), "PrivateKey", new Shape.Text(1)), "expiration", Shape.TIME),
            Optional.empty(), "templateName: ''  # [REQUIRED] The name of the provisioning template to use.\n");

    public static final Operation DESCRIBE_PROVISIONING_TEMPLATE = new Operation("DescribeProvisioningTemplate", "describe-provisioning-template",
            "GET", "/provisioning-templates/{templateName}",
            Shape.structure("templateName", TEMPLATE_NAME), List.of("templateName"),
            Shape.structure("templateArn", Shape.TEXT, "templateName", TEMPLATE_NAME, "description", Shape.TEXT,
                    "creationDate", Shape.TIME, "lastModifiedDate", Shape.TIME, "defaultVersionId", Shape.WHOLE,
                    "templateBody", Shape.TEXT, "enabled", Shape.FLAG, "provisioningRoleArn", new Shape.Text(20),
                    "preProvisioningHook", Shape.structure("payloadVersion", Shape.TEXT, "targetArn", Shape.TEXT), "type", Shape.TEXT),
            Optional.empty(), "templateName: ''  # [REQUIRED] The name of the provisioning template.\n");

    public static final Operation LIST_PROVISIONING_TEMPLATES = new Operation("ListProvisioningTemplates", "list-provisioning-templates",
            "GET", "/provisioning-templates",
            Shape.structure("maxResults", new Shape.Whole(1), "nextToken", Shape.TEXT), List.of(),
            Shape.structure("templates", new Shape.ListOf(Shape.structure("templateArn", Shape.TEXT, "templateName", TEMPLATE_NAME,
                    "description", Shape.TEXT, "creationDate", Shape.TIME, "lastModifiedDate", Shape.TIME,
                    "enabled", Shape.FLAG, "type", Shape.TEXT)), "nextToken", Shape.TEXT),
            Optional.of("templates"), """
                    maxResults: 0  # The maximum number of results to return at one time.
                    nextToken: '' # A token to retrieve the next set of results.
                    """);

    public static final List<Operation> ALL = List.of(CREATE_PROVISIONING_CLAIM, DESCRIBE_PROVISIONING_TEMPLATE, LIST_PROVISIONING_TEMPLATES);
}
