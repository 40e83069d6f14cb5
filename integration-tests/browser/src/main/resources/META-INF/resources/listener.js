"use strict";

/** All events that the source has dispatched, in order. */
const heard = [];
/** The waits that are not complete. Each is checked after every event. */
let waiting = [];
let source;

function tell(event) {
    const { type, data = null, lastEventId = null } = event;
    heard.push({ type, data, lastEventId, readyState: source.readyState });
    waiting = waiting.filter(hasEnough => !hasEnough());
}

/** Listens to the default events of a source, and to these types. */
function listen(address, types) {
    source = new EventSource(address);
    ["open", "error", "message", ...types].forEach(type => source.addEventListener(type, tell));
}

/** Passes all events to done, as soon as there are this many. */
function awaitHeard(count, done) {
    const hasEnough = () => heard.length >= count && (done(heard), true);
    if (!hasEnough()) {
        waiting.push(hasEnough);
    }
}
