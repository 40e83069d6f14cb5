"use strict";

/** All that the source has told, in order. */
const heard = [];
/** Each is asked whenever there is more, until it says that it has enough. */
let waiting = [];
let source;

function tell(event) {
    const { type, data = null, lastEventId = null } = event;
    heard.push({ type, data, lastEventId, readyState: source.readyState });
    waiting = waiting.filter(hasEnough => !hasEnough());
}

/** Begins to listen: to what each source tells, and to these types of events. */
function listen(address, types) {
    source = new EventSource(address);
    ["open", "error", "message", ...types].forEach(type => source.addEventListener(type, tell));
}

/** Gives all that has been heard, as soon as it is so many. */
function awaitHeard(count, done) {
    const hasEnough = () => heard.length >= count && (done(heard), true);
    if (!hasEnough()) {
        waiting.push(hasEnough);
    }
}
