package dev.claimport.iot;

import dev.claimport.aws.ServiceText;
import dev.claimport.failure.TemplateFailure;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a template may be called (AWS IoT API reference, CreateProvisioningClaim, templateName). */
final class TemplateNames {

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_-]{1,36}");

    private TemplateNames() {}

    /** @throws dev.claimport.failure.FailureException {@code template-name-invalid} */
    static String checked(@Nullable String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new TemplateFailure(TemplateFailure.Kind.TEMPLATE_NAME_INVALID,
                    Map.of("template", ServiceText.line(name, 80))).exception();
        }
        return name;
    }
}
