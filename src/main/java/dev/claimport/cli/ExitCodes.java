package dev.claimport.cli;

import dev.claimport.failure.BenchFailure;
import dev.claimport.failure.ClaimFailure;
import dev.claimport.failure.ConfigFailure;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.Failure;
import dev.claimport.failure.LedgerFailure;
import dev.claimport.failure.LinkFailure;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.NetworkFailure;
import dev.claimport.failure.PolicyFailure;
import dev.claimport.failure.ProfileFailure;
import dev.claimport.failure.RegistrationFailure;
import dev.claimport.failure.ServiceFailure;
import dev.claimport.failure.SignInFailure;
import dev.claimport.failure.TemplateFailure;

/** What the commands end with; 2, 254 and 255 mean what they mean in the AWS CLI, as far as it goes. */
final class ExitCodes {

    static final int DONE = 0;
    static final int HANDOVER_FAILED = 1;
    static final int USAGE = 2;
    static final int SERVICE_REFUSED = 254;
    static final int OTHER = 255;

    private ExitCodes() {}

    static int of(Failure failure) {
        return switch (failure) {
            case TemplateFailure template -> switch (template.kind()) {
                case TEMPLATE_NAME_INVALID, PARAMETER_UNKNOWN -> USAGE;
                case TEMPLATE_UNREADABLE, TEMPLATE_NOT_UNDERSTOOD, TEMPLATE_WITHOUT_THING, PARAMETER_MISSING, PARAMETERS_REFUSED -> HANDOVER_FAILED;
            };
            case BenchFailure bench when bench.kind() == BenchFailure.Kind.ORDER_INVALID || bench.kind() == BenchFailure.Kind.SLOT_PORT_TAKEN -> USAGE;
            case BenchFailure _, ClaimFailure _, DeviceFailure _, LinkFailure _, RegistrationFailure _ -> HANDOVER_FAILED;
            case PolicyFailure policy -> switch (policy.kind()) {
                case SETTING_UNKNOWN, SETTING_WRONG -> USAGE;
                case POLICY_INVALID, POLICY_UNTRUSTED, SETTINGS_INVALID, SETTING_FIXED, TEMPLATE_NOT_PERMITTED, DEVICE_PROFILE_NOT_PERMITTED,
                        SIGN_IN_NOT_PERMITTED, PRACTICE_OFF -> OTHER;
            };
            case ProfileFailure _ -> USAGE;
            case ServiceFailure _ -> SERVICE_REFUSED;
            case LocalFailure local when local.kind() == LocalFailure.Kind.CANCELLED -> HANDOVER_FAILED;
            case LocalFailure local when local.kind() == LocalFailure.Kind.SCENARIO_INVALID || local.kind() == LocalFailure.Kind.ACCOUNT_FOLDER_INVALID -> USAGE;
            // As "ledger verify" ends where it finds that.
            case LedgerFailure ledger when ledger.kind() == LedgerFailure.Kind.RECORD_ALTERED -> HANDOVER_FAILED;
            case ConfigFailure _, LedgerFailure _, LocalFailure _, NetworkFailure _, SignInFailure _ -> OTHER;
        };
    }
}
