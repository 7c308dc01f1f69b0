package dev.claimport.desktop.handover;

import dev.claimport.bench.ClaimState;

/** Finds what stands in the way of a hand-over: of several things the one to do first. */
final class Obstacles {

    private final TemplateViewModel template;
    private final ClaimViewModel claim;
    private final DeviceViewModel device;

    Obstacles(TemplateViewModel template, ClaimViewModel claim, DeviceViewModel device) {
        this.template = template;
        this.claim = claim;
        this.device = device;
    }

    Blocker first(SessionOutlook session) {
        return switch (session) {
            case OVER -> Blocker.SESSION_OVER;
            case ENDING -> Blocker.SESSION_ENDING;
            case LASTS -> ofTemplate();
        };
    }

    private Blocker ofTemplate() {
        return switch (template.stateProperty().get()) {
            case NONE -> Blocker.NO_TEMPLATE;
            case LOADING -> Blocker.TEMPLATE_LOADING;
            case FAILED -> Blocker.TEMPLATE_UNUSABLE;
            case READY, UNDESCRIBED -> {
                if (!template.missing().isEmpty()) {
                    yield Blocker.PARAMETER_MISSING;
                }
                yield claim.stateProperty().get() == ClaimState.REQUESTING ? Blocker.CLAIM_REQUESTED : ofDevice();
            }
        };
    }

    private Blocker ofDevice() {
        if (device.chosenProperty().get() != null) {
            return device.code().isMissing() ? Blocker.CODE_MISSING : device.login().isMissing() ? Blocker.LOGIN_MISSING : Blocker.NONE;
        }
        if (device.finishedProperty().get() != null) {
            return Blocker.DEVICE_DONE;
        }
        return device.ports().size() > 1 ? Blocker.SEVERAL_PORTS : Blocker.NO_DEVICE;
    }
}
