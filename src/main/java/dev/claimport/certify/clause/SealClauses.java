package dev.claimport.certify.clause;

import dev.claimport.device.handover.HandoverGroup;
import dev.claimport.device.seal.ProofOfPossession;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Sealed bundles, and who may open them. */
final class SealClauses {

    private static final String OTHER = "other";

    private SealClauses() {}

    static List<Clause<Subject>> all() {
        return List.of(
                new Clause<Subject>("seal-opened", ClauseGroup.SEAL, SealClauses::opensWhatIsSealedForIt),
                new Clause<Subject>("seal-not-needed", ClauseGroup.SEAL, SealClauses::takesUnsealedWithoutACode),
                new Clause<Subject>("seal-resume", ClauseGroup.SEAL, SealClauses::keepsTheKeyOfWhatItReceives),
                new Clause<Subject>("seal-fresh", ClauseGroup.SEAL, SealClauses::takesAFreshKeyForEach),
                new Clause<Subject>("seal-changed", ClauseGroup.SEAL, SealClauses::refusesWhatWasChanged),
                new Clause<Subject>("seal-wrong-key", ClauseGroup.SEAL, SealClauses::refusesWrongKeys),
                new Clause<Subject>("seal-wrong-claim", ClauseGroup.SEAL, SealClauses::refusesAnotherClaim),
                new Clause<Subject>("seal-short", ClauseGroup.SEAL, SealClauses::refusesWhatIsShorterThanATag),
                new Clause<Subject>("seal-nonsense", ClauseGroup.SEAL, SealClauses::parsesWhatItOpens),
                new Clause<Subject>("seal-key-length", ClauseGroup.SEAL, SealClauses::refusesKeysOfAnotherLength),
                new Clause<Subject>("seal-code", ClauseGroup.SEAL, SealClauses::hearsOnlyWhoKnowsItsCode),
                new Clause<Subject>("seal-none", ClauseGroup.SEAL, SealClauses::refusesASealThatItDoesNotOffer));
    }

    private static void needsSeal(Subject device) {
        if (!device.hello().takesSeal()) {
            throw new NotApplicable(Lack.SEAL);
        }
    }

    private static Transfer sealed(Subject device) {
        return device.transfer(Fate.HELD_CONNECTING);
    }

    private static void notOpened(Subject device, Transfer transfer) {
        Demand.refused(device, HandoverGroup.SEAL_NOT_OPENED, device.handOver(transfer));
    }

    private static void opensWhatIsSealedForIt(Subject device) {
        needsSeal(device);
        device.accepted(sealed(device));
    }

    private static void takesUnsealedWithoutACode(Subject device) {
        needsSeal(device);
        if (device.means().code().isPresent()) {
            throw new NotApplicable(Lack.NO_CODE);
        }
        device.accepted(sealed(device).with(device.bundles().bytes(Fate.HELD_CONNECTING)).unsealed());
    }

    private static void keepsTheKeyOfWhatItReceives(Subject device) {
        needsSeal(device);
        Transfer transfer = sealed(device);
        transfer.begin(device);
        transfer.put(device, 0, device.piece());
        device.offered();
        Demand.same(Demand.offset(device.piece()), transfer.begin(device));
        transfer.putAll(device, device.piece());
        Demand.same(Demand.DONE, transfer.commit(device));
    }

    private static void takesAFreshKeyForEach(Subject device) {
        needsSeal(device);
        byte[] first = device.offered();
        Transfer transfer = sealed(device);
        transfer.begin(device);
        byte[] next = device.offered();
        Demand.that(!Arrays.equals(first, next), "{\"seal\": …}", next);
        Demand.same(Demand.DONE, device.ask(HandoverCommand.ABORT));
        notOpened(device, transfer);
    }

    private static void refusesWhatWasChanged(Subject device) {
        needsSeal(device);
        int size = sealed(device).size();
        for (int at : new int[] {0, size / 2, size - 1}) {
            Transfer good = sealed(device);
            byte[] changed = good.bytes().clone();
            changed[at] ^= 1;
            notOpened(device, good.with(changed));
        }
        device.accepted(sealed(device));
    }

    private static void refusesWrongKeys(Subject device) {
        needsSeal(device);
        Transfer good = sealed(device);
        byte[] other = good.enc().orElseThrow().clone();
        other[0] ^= 1;
        notOpened(device, good.with(good.bytes(), other));
        Transfer next = sealed(device);
        // A point of low order: the secret would be known to everybody.
        notOpened(device, next.with(next.bytes(), new byte[32]));
        device.accepted(sealed(device));
    }

    private static void refusesAnotherClaim(Subject device) {
        needsSeal(device);
        Bundles.Sealed usual = device.bundles().usual();
        notOpened(device, device.transfer(device.bundles().bytes(Fate.HELD_CONNECTING), new Bundles.Sealed(OTHER, usual.code(), usual.serial())));
    }

    private static void refusesWhatIsShorterThanATag(Subject device) {
        needsSeal(device);
        Transfer good = sealed(device);
        notOpened(device, good.with(new byte[15]));
    }

    private static void parsesWhatItOpens(Subject device) {
        needsSeal(device);
        Demand.refused(device, HandoverGroup.BUNDLE_MALFORMED, device.handOver(device.transfer(new byte[40])));
    }

    private static void refusesKeysOfAnotherLength(Subject device) {
        needsSeal(device);
        Transfer good = sealed(device);
        for (int size : new int[] {0, 31, 33}) {
            Demand.same(Demand.INVALID, good.with(good.bytes(), new byte[size]).begin(device));
        }
    }

    private static void hearsOnlyWhoKnowsItsCode(Subject device) {
        needsSeal(device);
        if (device.means().code().isEmpty()) {
            throw new NotApplicable(Lack.CODE);
        }
        byte[] bundle = device.bundles().bytes(Fate.HELD_CONNECTING);
        Bundles.Sealed usual = device.bundles().usual();
        notOpened(device, device.transfer(bundle, new Bundles.Sealed(usual.claimId(), Optional.empty(), usual.serial())));
        try (ProofOfPossession wrong = ProofOfPossession.taking("certify-0000-wrong".toCharArray())) {
            notOpened(device, device.transfer(bundle, new Bundles.Sealed(usual.claimId(), Optional.of(wrong), usual.serial())));
        }
        notOpened(device, device.transfer(bundle, new Bundles.Sealed(usual.claimId(), usual.code(), usual.serial() + OTHER)));
        notOpened(device, sealed(device).with(bundle).unsealed());
        device.accepted(sealed(device));
    }

    private static void refusesASealThatItDoesNotOffer(Subject device) {
        if (device.hello().takesSeal()) {
            throw new NotApplicable(Lack.NO_SEAL);
        }
        Transfer plain = sealed(device);
        notOpened(device, plain.with(plain.bytes(), new byte[32]));
    }
}
