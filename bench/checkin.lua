-- wrk script: the door lets the cards of a file in, then out, then in again, in turn; each thread has cards of its own.
-- Use: CARDS=file ADDRESS=host:port COOKIE=... DOOR=/hoi-nghi/x/cua wrk -s checkin.lua URL
local threads = 0
function setup(thread)
  thread:set("part", threads)
  threads = threads + 1
end
local cards, n, head = {}, 0, nil
function init()
  local at = 0
  for card in io.lines(os.getenv("CARDS")) do
    if at % 2 == part then cards[#cards + 1] = card end
    at = at + 1
  end
  local address = os.getenv("ADDRESS")
  head = {
    ["Content-Type"] = "application/x-www-form-urlencoded", ["Accept"] = "application/json", ["Host"] = address,
    ["Origin"] = "http://" .. address, ["Cookie"] = os.getenv("COOKIE"),
  }
end
function request()
  local card, pass = cards[n % #cards + 1], math.floor(n / #cards)
  n = n + 1
  local step = pass % 2 == 0 and "enter" or "leave"
  return wrk.format("POST", os.getenv("DOOR"), head, "card=" .. card .. "&step=" .. step)
end
