package dev.claimport.iot;

import dev.claimport.aws.sdk.Refusal;
import dev.claimport.aws.sdk.RefusalReader;
import dev.claimport.aws.sdk.SignedRefusals;
import dev.claimport.failure.Failure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.ServiceFailure.Kind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the errors of AWS IoT mean. Only a few are in the service's model, so the error code decides, not the type of exception.
 */
final class IotRefusals implements RefusalReader {

    private final String region;

    IotRefusals(String region) {
        this.region = region;
    }

    @Override
    public Optional<Failure> read(Refusal refusal) {
        return Optional.of(failure(refusal));
    }

    private Failure failure(Refusal refusal) {
        String template = refusal.requestField("templateName");
        String code = refusal.code();
        Optional<Failure> signed = SignedRefusals.read(refusal, "iot", template.isEmpty() ? "*" : "provisioningtemplate/" + template);
        if (signed.isPresent()) {
            return signed.get();
        }
        if (code.equals("ResourceNotFoundException") && !template.isEmpty()) {
            return named(Kind.TEMPLATE_NOT_FOUND, Map.of("template", template, "region", region), refusal);
        }
        if (code.equals("InvalidRequestException") && refusal.operation().equals("CreateProvisioningClaim")) {
            return claimRefused(refusal, template);
        }
        return RefusalReader.common(refusal);
    }

    /** AWS does not document the words, so they are only a hint; {@link AwsIot} looks at the template itself where it may. */
    private static Failure claimRefused(Refusal refusal, String template) {
        String words = refusal.message().toLowerCase(Locale.ROOT);
        if (words.contains("disabled") || words.contains("not enabled")) {
            return named(Kind.TEMPLATE_DISABLED, Map.of("template", template), refusal);
        }
        if (words.contains("jitp")) {
            return named(Kind.TEMPLATE_WRONG_TYPE, Map.of("template", template, "type", "JITP"), refusal);
        }
        return RefusalReader.common(refusal);
    }

    private static Failure named(Kind kind, Map<String, String> facts, Refusal refusal) {
        return new ServiceFailure(kind, facts, refusal.detail());
    }
}
