package dev.claimport.iot;

import dev.claimport.aws.ServiceText;
import dev.claimport.claim.template.TemplateDescription;
import dev.claimport.claim.template.TemplateSummary;
import dev.claimport.failure.FailureException;
import dev.claimport.failure.ServiceFailure;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iot.model.DescribeProvisioningTemplateResponse;
import software.amazon.awssdk.services.iot.model.ProvisioningHook;
import software.amazon.awssdk.services.iot.model.ProvisioningTemplateSummary;

/** What the SDK says of templates, as Claimport has it. */
final class TemplateAnswers {

    /** Far more than AWS lets anybody have. */
    private static final int LONGEST = 1 << 16;

    private TemplateAnswers() {}

    static TemplateSummary summary(ProvisioningTemplateSummary template) {
        return summary(template.templateName(), template.description(), template.enabled(), template.typeAsString(),
                template.lastModifiedDate());
    }

    /** A template without a type is of the type that is the default (API reference, CreateProvisioningTemplate). */
    private static TemplateSummary summary(String name, String description, Boolean enabled, @Nullable String type, @Nullable Instant lastModified) {
        return new TemplateSummary(ServiceText.line(name, 80), ServiceText.line(description, 500), Boolean.TRUE.equals(enabled),
                type == null ? TemplateSummary.FLEET_PROVISIONING : ServiceText.line(type, 40),
                lastModified == null ? Instant.EPOCH : lastModified);
    }

    static TemplateDescription description(DescribeProvisioningTemplateResponse template) {
        if (template.templateName() == null || template.templateBody() == null) {
            throw unreadable("DescribeProvisioningTemplate", "no name or no body");
        }
        return new TemplateDescription(
                summary(template.templateName(), template.description(), template.enabled(), template.typeAsString(),
                        template.lastModifiedDate()),
                template.defaultVersionId() == null ? 1 : template.defaultVersionId(), template.templateBody(),
                Optional.ofNullable(template.preProvisioningHook()).map(ProvisioningHook::targetArn));
    }

    /** {@code arn:aws:iot:eu-west-1:123456789012:provisioningtemplate/name}. */
    static AccountReader.Place place(DescribeProvisioningTemplateResponse template) {
        String[] arn = template.templateArn() == null ? new String[0] : template.templateArn().split(":", 6);
        if (arn.length < 6 || !arn[3].matches("[a-z0-9-]{1,40}") || !arn[4].matches("[0-9]{12}")) {
            throw unreadable("DescribeProvisioningTemplate", "no ARN");
        }
        return new AccountReader.Place(arn[4], arn[3]);
    }

    /** What is there, and no longer than AWS lets anybody have it. */
    static String text(String operation, @Nullable String text) {
        if (text == null || text.length() > LONGEST) {
            throw unreadable(operation, text == null ? "nothing" : text.length() + " characters");
        }
        return text;
    }

    static FailureException unreadable(String operation, String detail) {
        return new ServiceFailure(ServiceFailure.Kind.ANSWER_UNREADABLE, Map.of("operation", operation), detail).exception();
    }
}
