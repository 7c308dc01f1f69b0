package dev.claimport.iot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The smallest IAM policy with which Claimport does all of its job. Copies of an old sample of the developer guide, whose ARNs lack
 * the {@code iot} field, never match; these have it (Service Authorization Reference, AWS IoT, "Resource types").
 */
public final class PolicyText {

    private static final String ANY = "*";
    /** One to a line, as the console of AWS has it: the names are long. */
    private static final PrettyPrinter PRINTER = new DefaultPrettyPrinter(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withArrayIndenter(DefaultIndenter.SYSTEM_LINEFEED_INSTANCE);

    private PolicyText() {}

    /**
     * @param partition such as {@code aws} or {@code aws-cn}
     * @param account twelve digits; empty leaves it open
     * @param template that the role is for; empty allows all
     */
    public static ObjectNode json(String partition, String region, String account, Optional<String> template) {
        String arns = "arn:" + partition + ":iot:" + region + ":" + (account.isEmpty() ? ANY : account) + ":";
        String templates = arns + "provisioningtemplate/" + template.orElse(ANY);
        ObjectNode policy = JsonNodeFactory.instance.objectNode();
        policy.put("Version", "2012-10-17");
        ArrayNode statements = policy.putArray("Statement");
        statement(statements, "Claims", List.of(Permission.CREATE_CLAIM, Permission.DESCRIBE_TEMPLATE), List.of(templates));
        // Neither of these can be narrowed down to a resource.
        statement(statements, "Lookups", List.of(Permission.LIST_TEMPLATES, Permission.DESCRIBE_ENDPOINT), List.of(ANY));
        statement(statements, "Confirmation", List.of(Permission.DESCRIBE_THING, Permission.LIST_THING_PRINCIPALS, Permission.DESCRIBE_CERTIFICATE),
                List.of(arns + "thing/*", arns + "cert/*"));
        // Nothing fails without it.
        statement(statements, "Presence", List.of(Permission.THING_CONNECTIVITY), List.of(arns + "thing/*"));
        return policy;
    }

    /** The same as text to copy. */
    public static String text(ObjectNode policy) {
        try {
            return new ObjectMapper().writer(PRINTER).writeValueAsString(policy);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void statement(ArrayNode statements, String id, List<Permission> actions, List<String> resources) {
        ObjectNode statement = statements.addObject().put("Sid", id).put("Effect", "Allow");
        ArrayNode named = statement.putArray("Action");
        actions.forEach(action -> named.add(action.action()));
        ArrayNode on = statement.putArray("Resource");
        resources.forEach(on::add);
    }
}
