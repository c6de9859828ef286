-- Kong's side for the functions of kong.yml: `add` takes one, `run` runs those of a phase. What host_* are is in lua.ts.
local wants_body, ended = {}, {}
local shared = {}
local current
local phases = {}

-- A host function that has nothing to say says nothing at all, where Kong says nil.
local function one(call)
  return function(...) return (call(...)) end
end

local function exit(status, _, headers)
  host_exit(status, headers)
  error(ended, 0)
end

-- In Kong's strict sandbox; what lua.ts does not have yet is missing here, and a function that wants it fails.
local environment = {
  assert = assert, error = error, ipairs = ipairs, next = next, pairs = pairs, pcall = pcall, select = select,
  tonumber = tonumber, tostring = tostring, type = type,
  math = { abs = math.abs, ceil = math.ceil, floor = math.floor, max = math.max, min = math.min },
  string = {
    byte = string.byte, char = string.char, find = string.find, format = string.format, gmatch = string.gmatch,
    gsub = string.gsub, len = string.len, lower = string.lower, match = string.match, rep = string.rep,
    sub = string.sub, upper = string.upper,
  },
  table = { concat = table.concat, insert = table.insert, remove = table.remove, sort = table.sort },
  ngx = { time = host_time, md5 = host_md5, decode_base64 = one(host_decode_base64) },
  kong = {
    client = {
      get_forwarded_ip = host_address,
      get_credential = function() return host_has_credential() and {} or nil end,
    },
    ctx = {
      shared = setmetatable({}, {
        __index = function(_, name) return (shared[current] or {})[name] end,
        __newindex = function(_, name, value)
          shared[current] = shared[current] or {}
          shared[current][name] = value
        end,
      }),
    },
    request = {
      get_header = one(host_header),
      get_raw_path = host_raw_path,
      get_raw_body = function()
        local body = (host_body())
        if body == nil then error(wants_body, 0) end
        return body
      end,
    },
    response = {
      clear_header = host_clear_answer_header,
      exit = exit,
      get_header = one(host_answer_header),
      get_raw_body = one(host_answer_body),
      get_source = function() return host_is_ours() and "exit" or "service" end,
      get_status = host_status,
      set_header = host_set_answer_header,
      set_raw_body = host_set_answer_body,
      set_status = host_set_status,
    },
    router = {
      get_route = function()
        local name = (host_route())
        return name and { name = name }
      end,
    },
    service = { request = { clear_header = host_clear_header, set_header = host_set_header } },
  },
}

-- A function that gives a function is asked once, and what it gave then runs for each request, as in Kong.
function add(phase, text)
  local chunk = assert(load(text, "=" .. phase, "t", environment))
  local functions = phases[phase] or {}
  phases[phase] = functions
  local at = #functions + 1
  functions[at] = function()
    functions[at] = chunk
    local made = chunk()
    if type(made) == "function" then
      functions[at] = made
      made()
    end
  end
end

function run(phase, id, from)
  current = id
  for at = from, #(phases[phase] or {}) do
    local ok, why = pcall(phases[phase][at])
    if why == ended then return 0 end
    if why == wants_body then return at end
    if not ok then error(why, 0) end
  end
  return 0
end

function forget(id)
  shared[id] = nil
end
