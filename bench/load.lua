-- For wrk: send the requests of a file in turn, each connection those that are its own, and say what came.
-- One connection a thread, so that an answer belongs to the request that went before it.
local ffi = require("ffi")
ffi.cdef [[
    typedef struct { long seconds; long nanoseconds; } moment;
    int clock_gettime(int clock, moment *now);
]]
local moment, monotonic = ffi.new("moment"), 1

local function microseconds()
    ffi.C.clock_gettime(monotonic, moment)
    return tonumber(moment.seconds) * 1e6 + tonumber(moment.nanoseconds) / 1e3
end

local threads = {}

function setup(thread)
    thread:set("turn", #threads)
    table.insert(threads, thread)
end

local kinds, requests, sent

function init(arguments)
    kinds, requests, took = {}, {}, {}
    local file = assert(io.open(arguments[1], "rb"))
    for kind, size in function() return file:read("*l"), file:read("*n", 1) end do
        kinds[#kinds + 1], requests[#requests + 1] = kind, file:read(size)
    end
    file:close()
    if arguments[3] ~= "look" then response = nil end -- reading headers costs wrk some microseconds each
    turn, step = turn - tonumber(arguments[2]), tonumber(arguments[2])
end

function request()
    turn = turn + step
    sent = microseconds()
    return requests[turn % #requests + 1]
end

function response(status, headers)
    local spent = microseconds() - sent
    local line = { kinds[turn % #requests + 1], status, headers["X-Page-Cache"] or "-", math.floor(spent) }
    took[#took + 1] = table.concat(line, " ")
end

function done(summary, latency)
    local errors = summary.errors
    local lost = errors.connect + errors.read + errors.write + errors.timeout
    print("RESULT", summary.requests, summary.duration, lost, errors.status,
        latency:percentile(50), latency:percentile(99))
    for _, thread in ipairs(threads) do
        for _, line in ipairs(thread:get("took") or {}) do print("TOOK", line) end
    end
end
