package dev.claimport.certify.clause;

import dev.claimport.device.DeviceIdentity;
import dev.claimport.device.Verification;
import dev.claimport.device.finder.DeviceFinder;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.FailureException;
import java.time.Instant;
import java.util.List;

/** What the profile of a family promises of its devices: they are recognised, delivered to and verified, and a failure leaves them as they were. */
public final class FamilyClauses {

    private FamilyClauses() {}

    public static List<Clause<Family>> all() {
        return List.of(
                new Clause<>("family-recognised", ClauseGroup.FAMILY, FamilyClauses::isRecognised),
                new Clause<>("family-identified", ClauseGroup.FAMILY, FamilyClauses::saysWhoItIs),
                new Clause<>("family-forgets", ClauseGroup.FAMILY, Family::deliverAndForget),
                new Clause<>("family-put-back", ClauseGroup.FAMILY, FamilyClauses::isPutBackAfterEachLoss),
                new Clause<>("family-verified", ClauseGroup.FAMILY, FamilyClauses::isVerified),
                new Clause<>(Clauses.FAMILY_REGISTERED, ClauseGroup.FAMILY, FamilyClauses::becomesAThing));
    }

    private static void isRecognised(Family device) {
        DeviceFinder.Report report = device.look();
        Demand.that(device.profile().serves(report.sighting()), device.profile().name(), report.sighting().family().id());
    }

    private static void saysWhoItIs(Family device) {
        DeviceIdentity first = device.identify();
        Demand.that(!first.serial().isBlank() && !first.model().isBlank(), "model, serial", first.model() + " " + first.serial());
        Demand.same(first.serial(), device.identify().serial());
        Demand.same(device.identity().serial(), first.serial());
    }

    private static void isVerified(Family device) {
        if (device.handOver(device.link(0)) instanceof Verification.NotVerifiable) {
            throw new NotApplicable(Lack.VERIFICATION);
        }
    }

    /** An answer that gets lost at any step costs nothing but another try. */
    private static void isPutBackAfterEachLoss(Family device) throws InterruptedException {
        LimitedLink whole = device.link(0);
        device.handOver(whole);
        List<Integer> steps = whole.steps();
        for (int at = 0; at < steps.size(); at++) {
            device.begin(at + 1, steps.size());
            Demand.that(device.settle(), "identify", "");
            lose(device, steps.get(at));
            Demand.that(device.settle(), "identify", "");
            device.handOver(device.link(0));
        }
    }

    /** Whether that is a failure, or is sent again, is the dialect's affair. */
    private static void lose(Family device, int answer) {
        try {
            device.handOver(device.link(answer));
        } catch (FailureException e) {
            if (!(e.failure() instanceof DeviceFailure)) {
                throw e;
            }
        }
    }

    /** By this or an earlier delivery: one that has the same files again need not register again. */
    private static void becomesAThing(Family device) throws InterruptedException {
        device.handOver(device.link(0));
        Instant last = device.time().instant().plus(FarSideWait.STATE.limit());
        while (!device.far().knows(device.identity().serial(), device.met())) {
            if (!device.time().instant().isBefore(last)) {
                throw new NotApplicable(Lack.NETWORK);
            }
            device.pause();
        }
    }
}
