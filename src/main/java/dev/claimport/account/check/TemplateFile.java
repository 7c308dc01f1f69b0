package dev.claimport.account.check;

import dev.claimport.account.json.JsonFault;
import dev.claimport.account.json.PlacedJson;
import dev.claimport.account.json.Value;
import dev.claimport.account.json.Value.Members;
import dev.claimport.account.json.Value.Text;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A template as people keep it: the body alone, the answer of {@code describe-provisioning-template} or the input of
 * {@code create-provisioning-template}, or a stack of CloudFormation in JSON that makes one.
 *
 * @param body as AWS has it
 */
public record TemplateFile(String body, Settings settings) {

    private static final String STACK_TYPE = "AWS::IoT::ProvisioningTemplate";

    /** Whatever is none of the other forms is a body, be it ever so broken. */
    public static TemplateFile of(String text) {
        Value root;
        try {
            root = PlacedJson.read(text);
        } catch (JsonFault e) {
            // The check says so, with its place.
            return new TemplateFile(text, Settings.UNKNOWN);
        }
        return root instanceof Members object
                ? described(object, false).or(() -> stacked(object)).orElseGet(() -> new TemplateFile(text, Settings.UNKNOWN))
                : new TemplateFile(text, Settings.UNKNOWN);
    }

    /** @param capital as in CloudFormation: {@code TemplateBody} */
    private static Optional<TemplateFile> described(Members object, boolean capital) {
        Keys keys = new Keys(object, capital);
        return keys.value("templateBody").filter(Text.class::isInstance).map(body -> new TemplateFile(((Text) body).text(), new Settings(
                keys.text("templateName"), keys.text("enabled").map(Boolean::valueOf).or(() -> capital ? Optional.of(false) : Optional.empty()),
                keys.text(capital ? "templateType" : "type"), keys.text("provisioningRoleArn"),
                Optional.of(keys.value("preProvisioningHook").flatMap(hook -> hook(hook, capital)).orElseGet(Settings.HookSetting.None::new)))));
    }

    private static Optional<Settings.HookSetting> hook(Value hook, boolean capital) {
        if (!(hook instanceof Members object)) {
            return Optional.empty();
        }
        Keys keys = new Keys(object, capital);
        return keys.text("targetArn").map(arn -> new Settings.HookSetting.Function(arn, keys.text("payloadVersion")));
    }

    private static Optional<TemplateFile> stacked(Members stack) {
        return stack.value(Body.RESOURCES).stream().flatMap(resources -> resources.fields().stream())
                .flatMap(resource -> resource.value() instanceof Members object && object.value("Type").flatMap(Value::asText).filter(STACK_TYPE::equals).isPresent()
                        ? object.value("Properties").stream() : Stream.empty())
                .flatMap(properties -> properties instanceof Members object ? described(object, true).stream() : Stream.empty()).findFirst();
    }

    private record Keys(Members object, boolean capital) {

        Optional<Value> value(String key) {
            return object.value(capital ? Character.toUpperCase(key.charAt(0)) + key.substring(1) : key);
        }

        Optional<String> text(String key) {
            return value(key).flatMap(Value::asText);
        }
    }
}
