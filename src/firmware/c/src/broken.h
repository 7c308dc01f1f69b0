/*
 * Faults to order, each one that a device's maker might make, so that tests can see that it is found. A build has none of them
 * unless it says -DCLAIMPORT_BREAK_NAME=1; the compiler leaves out what is 0. Beside each stands the clause of the protocol that
 * it fails ("claimport certify" knows them by these names), and what it does. "make broken" builds one device of each.
 */
#ifndef CLAIMPORT_BROKEN_H
#define CLAIMPORT_BROKEN_H

/* framing-corrupted: the CRC is not checked */
#ifndef CLAIMPORT_BREAK_FRAMING_CORRUPTED
#define CLAIMPORT_BREAK_FRAMING_CORRUPTED 0
#endif
/* framing-header: the length in the header is not held against the message's */
#ifndef CLAIMPORT_BREAK_FRAMING_HEADER
#define CLAIMPORT_BREAK_FRAMING_HEADER 0
#endif
/* framing-repeated: a request with the number of the last is passed over */
#ifndef CLAIMPORT_BREAK_FRAMING_REPEATED
#define CLAIMPORT_BREAK_FRAMING_REPEATED 0
#endif
/* framing-late: a request with the number before the last is passed over */
#ifndef CLAIMPORT_BREAK_FRAMING_LATE
#define CLAIMPORT_BREAK_FRAMING_LATE 0
#endif
/* framing-answers: answers are answered */
#ifndef CLAIMPORT_BREAK_FRAMING_ANSWERS
#define CLAIMPORT_BREAK_FRAMING_ANSWERS 0
#endif
/* all: every answer has the sequence number 0 */
#ifndef CLAIMPORT_BREAK_FRAMING_SEQUENCE
#define CLAIMPORT_BREAK_FRAMING_SEQUENCE 0
#endif
/* request-operation: what is read can be written, and the other way round */
#ifndef CLAIMPORT_BREAK_REQUEST_OPERATION
#define CLAIMPORT_BREAK_REQUEST_OPERATION 0
#endif
/* request-version: a refusal has the form of SMP version 1, whatever was asked in */
#ifndef CLAIMPORT_BREAK_REQUEST_VERSION
#define CLAIMPORT_BREAK_REQUEST_VERSION 0
#endif
/* request-unknown-keys: a hello with further keys is invalid */
#ifndef CLAIMPORT_BREAK_REQUEST_UNKNOWN_KEYS
#define CLAIMPORT_BREAK_REQUEST_UNKNOWN_KEYS 0
#endif
/* hello-clock-set: the clock is set by every begin */
#ifndef CLAIMPORT_BREAK_HELLO_CLOCK_SET
#define CLAIMPORT_BREAK_HELLO_CLOCK_SET 0
#endif
/* hello-harmless: hello forgets the bytes that were received; also seal-resume */
#ifndef CLAIMPORT_BREAK_HELLO_HARMLESS
#define CLAIMPORT_BREAK_HELLO_HARMLESS 0
#endif
/* begin-resume: a bundle always starts from nothing; also begin-resume-link, hello-harmless, seal-resume */
#ifndef CLAIMPORT_BREAK_BEGIN_RESUME
#define CLAIMPORT_BREAK_BEGIN_RESUME 0
#endif
/* begin-other: another bundle of the same claim goes on where the one before it was */
#ifndef CLAIMPORT_BREAK_BEGIN_OTHER
#define CLAIMPORT_BREAK_BEGIN_OTHER 0
#endif
/* begin-too-large: a bundle beyond the largest is begun */
#ifndef CLAIMPORT_BREAK_BEGIN_TOO_LARGE
#define CLAIMPORT_BREAK_BEGIN_TOO_LARGE 0
#endif
/* begin-expired: a claim that is over is begun; also begin-clock */
#ifndef CLAIMPORT_BREAK_BEGIN_EXPIRED
#define CLAIMPORT_BREAK_BEGIN_EXPIRED 0
#endif
/* begin-clock: whether a claim is over is judged by the time that is told */
#ifndef CLAIMPORT_BREAK_BEGIN_CLOCK
#define CLAIMPORT_BREAK_BEGIN_CLOCK 0
#endif
/* put-before-begin: a put is acknowledged though nothing was begun */
#ifndef CLAIMPORT_BREAK_PUT_BEFORE_BEGIN
#define CLAIMPORT_BREAK_PUT_BEFORE_BEGIN 0
#endif
/* put-repeat: a repeat is appended once more; also framing-late */
#ifndef CLAIMPORT_BREAK_PUT_REPEAT
#define CLAIMPORT_BREAK_PUT_REPEAT 0
#endif
/* put-overlap: a put that begins before the offset is refused */
#ifndef CLAIMPORT_BREAK_PUT_OVERLAP
#define CLAIMPORT_BREAK_PUT_OVERLAP 0
#endif
/* put-gap: what comes after a gap is taken as if it followed */
#ifndef CLAIMPORT_BREAK_PUT_GAP
#define CLAIMPORT_BREAK_PUT_GAP 0
#endif
/* put-too-long: of more than was announced the beginning is taken */
#ifndef CLAIMPORT_BREAK_PUT_TOO_LONG
#define CLAIMPORT_BREAK_PUT_TOO_LONG 0
#endif
/* commit-digest: the digest in commit is not looked at */
#ifndef CLAIMPORT_BREAK_COMMIT_DIGEST
#define CLAIMPORT_BREAK_COMMIT_DIGEST 0
#endif
/* commit-content: the digest of what came is not looked at */
#ifndef CLAIMPORT_BREAK_COMMIT_CONTENT
#define CLAIMPORT_BREAK_COMMIT_CONTENT 0
#endif
/* commit-expired: a claim that runs out on the way is taken */
#ifndef CLAIMPORT_BREAK_COMMIT_EXPIRED
#define CLAIMPORT_BREAK_COMMIT_EXPIRED 0
#endif
/* commit-parameter: parameters that are required may be missing */
#ifndef CLAIMPORT_BREAK_COMMIT_PARAMETER
#define CLAIMPORT_BREAK_COMMIT_PARAMETER 0
#endif
/* commit-port: a port may be 0, or beyond 65535 */
#ifndef CLAIMPORT_BREAK_COMMIT_PORT
#define CLAIMPORT_BREAK_COMMIT_PORT 0
#endif
/* seal-fresh: the same key is offered for all bundles */
#ifndef CLAIMPORT_BREAK_SEAL_FRESH
#define CLAIMPORT_BREAK_SEAL_FRESH 0
#endif
/* seal-changed, seal-fresh: it does not matter whether the seal could be opened; also seal-wrong-key, seal-wrong-claim */
#ifndef CLAIMPORT_BREAK_SEAL_CHANGED
#define CLAIMPORT_BREAK_SEAL_CHANGED 0
#endif
/* seal-code: with a code, too, an unsealed bundle is taken */
#ifndef CLAIMPORT_BREAK_SEAL_CODE
#define CLAIMPORT_BREAK_SEAL_CODE 0
#endif
/* registration-done: the state goes back from 6 to 3; also registration-busy, registration-abort-reconnecting */
#ifndef CLAIMPORT_BREAK_REGISTRATION_DONE
#define CLAIMPORT_BREAK_REGISTRATION_DONE 0
#endif
/* registration-busy: a bundle is begun while another registers */
#ifndef CLAIMPORT_BREAK_REGISTRATION_BUSY
#define CLAIMPORT_BREAK_REGISTRATION_BUSY 0
#endif
/* registration-abort-registering: an abort is taken in state 5 */
#ifndef CLAIMPORT_BREAK_REGISTRATION_ABORT_REGISTERING
#define CLAIMPORT_BREAK_REGISTRATION_ABORT_REGISTERING 0
#endif
/* registration-abort-reconnecting: an abort is refused in state 6, too */
#ifndef CLAIMPORT_BREAK_REGISTRATION_ABORT_RECONNECTING
#define CLAIMPORT_BREAK_REGISTRATION_ABORT_RECONNECTING 0
#endif
/* afterwards-abort-receiving: an abort is only said to be done: what was received can be committed */
#ifndef CLAIMPORT_BREAK_AFTERWARDS_ABORT_RECEIVING
#define CLAIMPORT_BREAK_AFTERWARDS_ABORT_RECEIVING 0
#endif
/* afterwards-repeated-commit: a second commit is taken */
#ifndef CLAIMPORT_BREAK_AFTERWARDS_REPEATED_COMMIT
#define CLAIMPORT_BREAK_AFTERWARDS_REPEATED_COMMIT 0
#endif
/* afterwards-failed: after a failure the bundle stays, and can be committed again */
#ifndef CLAIMPORT_BREAK_AFTERWARDS_FAILED
#define CLAIMPORT_BREAK_AFTERWARDS_FAILED 0
#endif
/* afterwards-done: after the end the bundle stays, and can be committed again */
#ifndef CLAIMPORT_BREAK_AFTERWARDS_DONE
#define CLAIMPORT_BREAK_AFTERWARDS_DONE 0
#endif

#endif
