/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError, $TypeError = $util.global.TypeError, $String = $util.global.String, $Number = $util.global.Number, $parseInt = $util.global.parseInt, $BigInt = $util.global.BigInt, $Boolean = $util.global.Boolean, $Array = $util.global.Array;

const $root = $protobuf.roots["default"] || ($protobuf.roots["default"] = {});

export const mart = $root.mart = (() => {

    const mart = {};

    mart.inventory = (function() {

        const inventory = {};

        inventory.v1 = (function() {

            const v1 = {};

            v1.InventoryEvent = (function() {

                const InventoryEvent = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                InventoryEvent.prototype.stockReserved = null;
                InventoryEvent.prototype.stockRejected = null;
                InventoryEvent.prototype.stockReleased = null;
                InventoryEvent.prototype.stockShipped = null;
                InventoryEvent.prototype.stockRestocked = null;
                InventoryEvent.prototype.stockLevelChanged = null;
                InventoryEvent.prototype.stockAdded = null;
                InventoryEvent.prototype.stockDenied = null;
                InventoryEvent.prototype.stockSettled = null;
                InventoryEvent.prototype.stockBroughtBack = null;
                InventoryEvent.prototype.personalDataGathered = null;

                let $oneOfFields;

                $Object.defineProperty(InventoryEvent.prototype, "event", {
                    get: $util.oneOfGetter($oneOfFields = ["stockReserved", "stockRejected", "stockReleased", "stockShipped", "stockRestocked", "stockLevelChanged", "stockAdded", "stockDenied", "stockSettled", "stockBroughtBack", "personalDataGathered"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                InventoryEvent.create = function(properties) {
                    return new InventoryEvent(properties);
                };

                InventoryEvent.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.stockReserved != null && $Object.hasOwnProperty.call(message, "stockReserved"))
                        $root.mart.inventory.v1.StockReserved.encode(message.stockReserved, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.stockRejected != null && $Object.hasOwnProperty.call(message, "stockRejected"))
                        $root.mart.inventory.v1.StockRejected.encode(message.stockRejected, writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.stockReleased != null && $Object.hasOwnProperty.call(message, "stockReleased"))
                        $root.mart.inventory.v1.StockReleased.encode(message.stockReleased, writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.stockShipped != null && $Object.hasOwnProperty.call(message, "stockShipped"))
                        $root.mart.inventory.v1.StockShipped.encode(message.stockShipped, writer.uint32(34).fork(), _depth + 1).ldelim();
                    if (message.stockRestocked != null && $Object.hasOwnProperty.call(message, "stockRestocked"))
                        $root.mart.inventory.v1.StockRestocked.encode(message.stockRestocked, writer.uint32(42).fork(), _depth + 1).ldelim();
                    if (message.stockLevelChanged != null && $Object.hasOwnProperty.call(message, "stockLevelChanged"))
                        $root.mart.inventory.v1.StockLevelChanged.encode(message.stockLevelChanged, writer.uint32(50).fork(), _depth + 1).ldelim();
                    if (message.stockAdded != null && $Object.hasOwnProperty.call(message, "stockAdded"))
                        $root.mart.inventory.v1.StockAdded.encode(message.stockAdded, writer.uint32(58).fork(), _depth + 1).ldelim();
                    if (message.stockDenied != null && $Object.hasOwnProperty.call(message, "stockDenied"))
                        $root.mart.inventory.v1.StockDenied.encode(message.stockDenied, writer.uint32(66).fork(), _depth + 1).ldelim();
                    if (message.stockSettled != null && $Object.hasOwnProperty.call(message, "stockSettled"))
                        $root.mart.inventory.v1.StockSettled.encode(message.stockSettled, writer.uint32(74).fork(), _depth + 1).ldelim();
                    if (message.stockBroughtBack != null && $Object.hasOwnProperty.call(message, "stockBroughtBack"))
                        $root.mart.inventory.v1.StockBroughtBack.encode(message.stockBroughtBack, writer.uint32(82).fork(), _depth + 1).ldelim();
                    if (message.personalDataGathered != null && $Object.hasOwnProperty.call(message, "personalDataGathered"))
                        $root.mart.types.v1.PersonalDataGathered.encode(message.personalDataGathered, writer.uint32(322).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                InventoryEvent.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.inventory.v1.InventoryEvent();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.stockReserved = $root.mart.inventory.v1.StockReserved.decode(reader, reader.size(), $undefined, _depth + 1, message.stockReserved);
                                message.event = "stockReserved";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.stockRejected = $root.mart.inventory.v1.StockRejected.decode(reader, reader.size(), $undefined, _depth + 1, message.stockRejected);
                                message.event = "stockRejected";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.stockReleased = $root.mart.inventory.v1.StockReleased.decode(reader, reader.size(), $undefined, _depth + 1, message.stockReleased);
                                message.event = "stockReleased";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.stockShipped = $root.mart.inventory.v1.StockShipped.decode(reader, reader.size(), $undefined, _depth + 1, message.stockShipped);
                                message.event = "stockShipped";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.stockRestocked = $root.mart.inventory.v1.StockRestocked.decode(reader, reader.size(), $undefined, _depth + 1, message.stockRestocked);
                                message.event = "stockRestocked";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.stockLevelChanged = $root.mart.inventory.v1.StockLevelChanged.decode(reader, reader.size(), $undefined, _depth + 1, message.stockLevelChanged);
                                message.event = "stockLevelChanged";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.stockAdded = $root.mart.inventory.v1.StockAdded.decode(reader, reader.size(), $undefined, _depth + 1, message.stockAdded);
                                message.event = "stockAdded";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                message.stockDenied = $root.mart.inventory.v1.StockDenied.decode(reader, reader.size(), $undefined, _depth + 1, message.stockDenied);
                                message.event = "stockDenied";
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                message.stockSettled = $root.mart.inventory.v1.StockSettled.decode(reader, reader.size(), $undefined, _depth + 1, message.stockSettled);
                                message.event = "stockSettled";
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                message.stockBroughtBack = $root.mart.inventory.v1.StockBroughtBack.decode(reader, reader.size(), $undefined, _depth + 1, message.stockBroughtBack);
                                message.event = "stockBroughtBack";
                                continue;
                            }
                        case 40: {
                                if (wireType !== 2)
                                    break;
                                message.personalDataGathered = $root.mart.types.v1.PersonalDataGathered.decode(reader, reader.size(), $undefined, _depth + 1, message.personalDataGathered);
                                message.event = "personalDataGathered";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                InventoryEvent.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.inventory.v1.InventoryEvent)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.inventory.v1.InventoryEvent: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.inventory.v1.InventoryEvent();
                    if (object.stockReserved != null) {
                        if (!$util.isObject(object.stockReserved))
                            throw $TypeError(".mart.inventory.v1.InventoryEvent.stockReserved: object expected");
                        message.stockReserved = $root.mart.inventory.v1.StockReserved.fromObject(object.stockReserved, _depth + 1);
                    }
                    if (object.stockRejected != null) {
                        if (!$util.isObject(object.stockRejected))
                            throw $TypeError(".mart.inventory.v1.InventoryEvent.stockRejected: object expected");
                        message.stockRejected = $root.mart.inventory.v1.StockRejected.fromObject(object.stockRejected, _depth + 1);
                    }
                    if (object.stockReleased != null) {
                        if (!$util.isObject(object.stockReleased))
                            throw $TypeError(".mart.inventory.v1.InventoryEvent.stockReleased: object expected");
                        message.stockReleased = $root.mart.inventory.v1.StockReleased.fromObject(object.stockReleased, _depth + 1);
                    }
                    if (object.stockShipped != null) {
                        if (!$util.isObject(object.stockShipped))
                            throw $TypeError(".mart.inventory.v1.InventoryEvent.stockShipped: object expected");
                        message.stockShipped = $root.mart.inventory.v1.StockShipped.fromObject(object.stockShipped, _depth + 1);
                    }
                    if (object.stockRestocked != null) {
                        if (!$util.isObject(object.stockRestocked))
                            throw $TypeError(".mart.inventory.v1.InventoryEvent.stockRestocked: object expected");
                        message.stockRestocked = $root.mart.inventory.v1.StockRestocked.fromObject(object.stockRestocked, _depth + 1);
                    }
                    if (object.stockLevelChanged != null) {
                        if (!$util.isObject(object.stockLevelChanged))
                            throw $TypeError(".mart.inventory.v1.InventoryEvent.stockLevelChanged: object expected");
                        message.stockLevelChanged = $root.mart.inventory.v1.StockLevelChanged.fromObject(object.stockLevelChanged, _depth + 1);
                    }
                    if (object.stockAdded != null) {
                        if (!$util.isObject(object.stockAdded))
                            throw $TypeError(".mart.inventory.v1.InventoryEvent.stockAdded: object expected");
                        message.stockAdded = $root.mart.inventory.v1.StockAdded.fromObject(object.stockAdded, _depth + 1);
                    }
                    if (object.stockDenied != null) {
                        if (!$util.isObject(object.stockDenied))
                            throw $TypeError(".mart.inventory.v1.InventoryEvent.stockDenied: object expected");
                        message.stockDenied = $root.mart.inventory.v1.StockDenied.fromObject(object.stockDenied, _depth + 1);
                    }
                    if (object.stockSettled != null) {
                        if (!$util.isObject(object.stockSettled))
                            throw $TypeError(".mart.inventory.v1.InventoryEvent.stockSettled: object expected");
                        message.stockSettled = $root.mart.inventory.v1.StockSettled.fromObject(object.stockSettled, _depth + 1);
                    }
                    if (object.stockBroughtBack != null) {
                        if (!$util.isObject(object.stockBroughtBack))
                            throw $TypeError(".mart.inventory.v1.InventoryEvent.stockBroughtBack: object expected");
                        message.stockBroughtBack = $root.mart.inventory.v1.StockBroughtBack.fromObject(object.stockBroughtBack, _depth + 1);
                    }
                    if (object.personalDataGathered != null) {
                        if (!$util.isObject(object.personalDataGathered))
                            throw $TypeError(".mart.inventory.v1.InventoryEvent.personalDataGathered: object expected");
                        message.personalDataGathered = $root.mart.types.v1.PersonalDataGathered.fromObject(object.personalDataGathered, _depth + 1);
                    }
                    return message;
                };

                InventoryEvent.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.stockReserved != null && $Object.hasOwnProperty.call(message, "stockReserved")) {
                        object.stockReserved = $root.mart.inventory.v1.StockReserved.toObject(message.stockReserved, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "stockReserved";
                    }
                    if (message.stockRejected != null && $Object.hasOwnProperty.call(message, "stockRejected")) {
                        object.stockRejected = $root.mart.inventory.v1.StockRejected.toObject(message.stockRejected, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "stockRejected";
                    }
                    if (message.stockReleased != null && $Object.hasOwnProperty.call(message, "stockReleased")) {
                        object.stockReleased = $root.mart.inventory.v1.StockReleased.toObject(message.stockReleased, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "stockReleased";
                    }
                    if (message.stockShipped != null && $Object.hasOwnProperty.call(message, "stockShipped")) {
                        object.stockShipped = $root.mart.inventory.v1.StockShipped.toObject(message.stockShipped, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "stockShipped";
                    }
                    if (message.stockRestocked != null && $Object.hasOwnProperty.call(message, "stockRestocked")) {
                        object.stockRestocked = $root.mart.inventory.v1.StockRestocked.toObject(message.stockRestocked, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "stockRestocked";
                    }
                    if (message.stockLevelChanged != null && $Object.hasOwnProperty.call(message, "stockLevelChanged")) {
                        object.stockLevelChanged = $root.mart.inventory.v1.StockLevelChanged.toObject(message.stockLevelChanged, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "stockLevelChanged";
                    }
                    if (message.stockAdded != null && $Object.hasOwnProperty.call(message, "stockAdded")) {
                        object.stockAdded = $root.mart.inventory.v1.StockAdded.toObject(message.stockAdded, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "stockAdded";
                    }
                    if (message.stockDenied != null && $Object.hasOwnProperty.call(message, "stockDenied")) {
                        object.stockDenied = $root.mart.inventory.v1.StockDenied.toObject(message.stockDenied, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "stockDenied";
                    }
                    if (message.stockSettled != null && $Object.hasOwnProperty.call(message, "stockSettled")) {
                        object.stockSettled = $root.mart.inventory.v1.StockSettled.toObject(message.stockSettled, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "stockSettled";
                    }
                    if (message.stockBroughtBack != null && $Object.hasOwnProperty.call(message, "stockBroughtBack")) {
                        object.stockBroughtBack = $root.mart.inventory.v1.StockBroughtBack.toObject(message.stockBroughtBack, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "stockBroughtBack";
                    }
                    if (message.personalDataGathered != null && $Object.hasOwnProperty.call(message, "personalDataGathered")) {
                        object.personalDataGathered = $root.mart.types.v1.PersonalDataGathered.toObject(message.personalDataGathered, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "personalDataGathered";
                    }
                    return object;
                };

                InventoryEvent.prototype.toJSON = function() {
                    return InventoryEvent.toObject(this, $protobuf.util.toJSONOptions);
                };

                return InventoryEvent;
            })();

            v1.StockLine = (function() {

                const StockLine = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                StockLine.prototype.productId = "";
                StockLine.prototype.quantity = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                StockLine.create = function(properties) {
                    return new StockLine(properties);
                };

                StockLine.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId") && message.productId !== "")
                        writer.uint32(10).string(message.productId);
                    if (message.quantity != null && $Object.hasOwnProperty.call(message, "quantity") && (typeof message.quantity === "object" ? message.quantity.low || message.quantity.high : message.quantity !== 0))
                        writer.uint32(16).int64(message.quantity);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                StockLine.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.inventory.v1.StockLine();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.productId = value;
                                else
                                    delete message.productId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.quantity = value;
                                else
                                    delete message.quantity;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                StockLine.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.inventory.v1.StockLine)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.inventory.v1.StockLine: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.inventory.v1.StockLine();
                    if (object.productId != null)
                        if (typeof object.productId !== "string" || object.productId.length)
                            message.productId = $String(object.productId);
                    if (object.quantity != null)
                        if (typeof object.quantity === "object" ? object.quantity.low || object.quantity.high : $Number(object.quantity) !== 0)
                            if ($util.Long)
                                message.quantity = $util.Long.fromValue(object.quantity, false);
                            else if (typeof object.quantity === "string")
                                message.quantity = $parseInt(object.quantity, 10);
                            else if (typeof object.quantity === "number")
                                message.quantity = object.quantity;
                            else if (typeof object.quantity === "object")
                                message.quantity = new $util.LongBits(object.quantity.low >>> 0, object.quantity.high >>> 0).toNumber();
                    return message;
                };

                StockLine.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.productId = "";
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.quantity = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.quantity = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    }
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId"))
                        object.productId = message.productId;
                    if (message.quantity != null && $Object.hasOwnProperty.call(message, "quantity"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.quantity = typeof message.quantity === "number" ? $BigInt(message.quantity) : $util.Long.fromBits(message.quantity.low >>> 0, message.quantity.high >>> 0, false).toBigInt();
                        else if (typeof message.quantity === "number")
                            object.quantity = options.longs === $String ? $String(message.quantity) : message.quantity;
                        else
                            object.quantity = options.longs === $String ? $util.Long.prototype.toString.call(message.quantity) : options.longs === $Number ? new $util.LongBits(message.quantity.low >>> 0, message.quantity.high >>> 0).toNumber() : message.quantity;
                    return object;
                };

                StockLine.prototype.toJSON = function() {
                    return StockLine.toObject(this, $protobuf.util.toJSONOptions);
                };

                return StockLine;
            })();

            v1.Shortage = (function() {

                const Shortage = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Shortage.prototype.productId = "";
                Shortage.prototype.requested = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                Shortage.prototype.available = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                Shortage.prototype.version = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                Shortage.prototype.otherUnit = false;

                Shortage.create = function(properties) {
                    return new Shortage(properties);
                };

                Shortage.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId") && message.productId !== "")
                        writer.uint32(10).string(message.productId);
                    if (message.requested != null && $Object.hasOwnProperty.call(message, "requested") && (typeof message.requested === "object" ? message.requested.low || message.requested.high : message.requested !== 0))
                        writer.uint32(16).int64(message.requested);
                    if (message.available != null && $Object.hasOwnProperty.call(message, "available") && (typeof message.available === "object" ? message.available.low || message.available.high : message.available !== 0))
                        writer.uint32(24).int64(message.available);
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                        writer.uint32(32).int64(message.version);
                    if (message.otherUnit != null && $Object.hasOwnProperty.call(message, "otherUnit") && message.otherUnit !== false)
                        writer.uint32(40).bool(message.otherUnit);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Shortage.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.inventory.v1.Shortage();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.productId = value;
                                else
                                    delete message.productId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.requested = value;
                                else
                                    delete message.requested;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.available = value;
                                else
                                    delete message.available;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.otherUnit = value;
                                else
                                    delete message.otherUnit;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                Shortage.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.inventory.v1.Shortage)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.inventory.v1.Shortage: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.inventory.v1.Shortage();
                    if (object.productId != null)
                        if (typeof object.productId !== "string" || object.productId.length)
                            message.productId = $String(object.productId);
                    if (object.requested != null)
                        if (typeof object.requested === "object" ? object.requested.low || object.requested.high : $Number(object.requested) !== 0)
                            if ($util.Long)
                                message.requested = $util.Long.fromValue(object.requested, false);
                            else if (typeof object.requested === "string")
                                message.requested = $parseInt(object.requested, 10);
                            else if (typeof object.requested === "number")
                                message.requested = object.requested;
                            else if (typeof object.requested === "object")
                                message.requested = new $util.LongBits(object.requested.low >>> 0, object.requested.high >>> 0).toNumber();
                    if (object.available != null)
                        if (typeof object.available === "object" ? object.available.low || object.available.high : $Number(object.available) !== 0)
                            if ($util.Long)
                                message.available = $util.Long.fromValue(object.available, false);
                            else if (typeof object.available === "string")
                                message.available = $parseInt(object.available, 10);
                            else if (typeof object.available === "number")
                                message.available = object.available;
                            else if (typeof object.available === "object")
                                message.available = new $util.LongBits(object.available.low >>> 0, object.available.high >>> 0).toNumber();
                    if (object.version != null)
                        if (typeof object.version === "object" ? object.version.low || object.version.high : $Number(object.version) !== 0)
                            if ($util.Long)
                                message.version = $util.Long.fromValue(object.version, false);
                            else if (typeof object.version === "string")
                                message.version = $parseInt(object.version, 10);
                            else if (typeof object.version === "number")
                                message.version = object.version;
                            else if (typeof object.version === "object")
                                message.version = new $util.LongBits(object.version.low >>> 0, object.version.high >>> 0).toNumber();
                    if (object.otherUnit != null)
                        if (object.otherUnit)
                            message.otherUnit = $Boolean(object.otherUnit);
                    return message;
                };

                Shortage.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.productId = "";
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.requested = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.requested = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.available = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.available = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.version = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.version = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.otherUnit = false;
                    }
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId"))
                        object.productId = message.productId;
                    if (message.requested != null && $Object.hasOwnProperty.call(message, "requested"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.requested = typeof message.requested === "number" ? $BigInt(message.requested) : $util.Long.fromBits(message.requested.low >>> 0, message.requested.high >>> 0, false).toBigInt();
                        else if (typeof message.requested === "number")
                            object.requested = options.longs === $String ? $String(message.requested) : message.requested;
                        else
                            object.requested = options.longs === $String ? $util.Long.prototype.toString.call(message.requested) : options.longs === $Number ? new $util.LongBits(message.requested.low >>> 0, message.requested.high >>> 0).toNumber() : message.requested;
                    if (message.available != null && $Object.hasOwnProperty.call(message, "available"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.available = typeof message.available === "number" ? $BigInt(message.available) : $util.Long.fromBits(message.available.low >>> 0, message.available.high >>> 0, false).toBigInt();
                        else if (typeof message.available === "number")
                            object.available = options.longs === $String ? $String(message.available) : message.available;
                        else
                            object.available = options.longs === $String ? $util.Long.prototype.toString.call(message.available) : options.longs === $Number ? new $util.LongBits(message.available.low >>> 0, message.available.high >>> 0).toNumber() : message.available;
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.version = typeof message.version === "number" ? $BigInt(message.version) : $util.Long.fromBits(message.version.low >>> 0, message.version.high >>> 0, false).toBigInt();
                        else if (typeof message.version === "number")
                            object.version = options.longs === $String ? $String(message.version) : message.version;
                        else
                            object.version = options.longs === $String ? $util.Long.prototype.toString.call(message.version) : options.longs === $Number ? new $util.LongBits(message.version.low >>> 0, message.version.high >>> 0).toNumber() : message.version;
                    if (message.otherUnit != null && $Object.hasOwnProperty.call(message, "otherUnit"))
                        object.otherUnit = message.otherUnit;
                    return object;
                };

                Shortage.prototype.toJSON = function() {
                    return Shortage.toObject(this, $protobuf.util.toJSONOptions);
                };

                return Shortage;
            })();

            v1.StockReserved = (function() {

                const StockReserved = function (properties) {
                    this.lines = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                StockReserved.prototype.orderId = "";
                StockReserved.prototype.lines = $util.emptyArray;

                StockReserved.create = function(properties) {
                    return new StockReserved(properties);
                };

                StockReserved.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && message.orderId !== "")
                        writer.uint32(10).string(message.orderId);
                    if (message.lines != null && message.lines.length)
                        for (let i = 0; i < message.lines.length; ++i)
                            $root.mart.inventory.v1.StockLine.encode(message.lines[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                StockReserved.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.inventory.v1.StockReserved();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.orderId = value;
                                else
                                    delete message.orderId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.lines && message.lines.length))
                                    message.lines = [];
                                message.lines.push($root.mart.inventory.v1.StockLine.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                StockReserved.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.inventory.v1.StockReserved)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.inventory.v1.StockReserved: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.inventory.v1.StockReserved();
                    if (object.orderId != null)
                        if (typeof object.orderId !== "string" || object.orderId.length)
                            message.orderId = $String(object.orderId);
                    if (object.lines) {
                        if (!$Array.isArray(object.lines))
                            throw $TypeError(".mart.inventory.v1.StockReserved.lines: array expected");
                        message.lines = $Array(object.lines.length);
                        for (let i = 0; i < object.lines.length; ++i) {
                            if (!$util.isObject(object.lines[i]))
                                throw $TypeError(".mart.inventory.v1.StockReserved.lines: object expected");
                            message.lines[i] = $root.mart.inventory.v1.StockLine.fromObject(object.lines[i], _depth + 1);
                        }
                    }
                    return message;
                };

                StockReserved.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.lines = [];
                    if (options.defaults)
                        object.orderId = "";
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId"))
                        object.orderId = message.orderId;
                    if (message.lines && message.lines.length) {
                        object.lines = $Array(message.lines.length);
                        for (let j = 0; j < message.lines.length; ++j)
                            object.lines[j] = $root.mart.inventory.v1.StockLine.toObject(message.lines[j], options, _depth + 1);
                    }
                    return object;
                };

                StockReserved.prototype.toJSON = function() {
                    return StockReserved.toObject(this, $protobuf.util.toJSONOptions);
                };

                return StockReserved;
            })();

            v1.StockRejected = (function() {

                const StockRejected = function (properties) {
                    this.shortages = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                StockRejected.prototype.orderId = "";
                StockRejected.prototype.shortages = $util.emptyArray;

                StockRejected.create = function(properties) {
                    return new StockRejected(properties);
                };

                StockRejected.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && message.orderId !== "")
                        writer.uint32(10).string(message.orderId);
                    if (message.shortages != null && message.shortages.length)
                        for (let i = 0; i < message.shortages.length; ++i)
                            $root.mart.inventory.v1.Shortage.encode(message.shortages[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                StockRejected.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.inventory.v1.StockRejected();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.orderId = value;
                                else
                                    delete message.orderId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.shortages && message.shortages.length))
                                    message.shortages = [];
                                message.shortages.push($root.mart.inventory.v1.Shortage.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                StockRejected.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.inventory.v1.StockRejected)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.inventory.v1.StockRejected: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.inventory.v1.StockRejected();
                    if (object.orderId != null)
                        if (typeof object.orderId !== "string" || object.orderId.length)
                            message.orderId = $String(object.orderId);
                    if (object.shortages) {
                        if (!$Array.isArray(object.shortages))
                            throw $TypeError(".mart.inventory.v1.StockRejected.shortages: array expected");
                        message.shortages = $Array(object.shortages.length);
                        for (let i = 0; i < object.shortages.length; ++i) {
                            if (!$util.isObject(object.shortages[i]))
                                throw $TypeError(".mart.inventory.v1.StockRejected.shortages: object expected");
                            message.shortages[i] = $root.mart.inventory.v1.Shortage.fromObject(object.shortages[i], _depth + 1);
                        }
                    }
                    return message;
                };

                StockRejected.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.shortages = [];
                    if (options.defaults)
                        object.orderId = "";
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId"))
                        object.orderId = message.orderId;
                    if (message.shortages && message.shortages.length) {
                        object.shortages = $Array(message.shortages.length);
                        for (let j = 0; j < message.shortages.length; ++j)
                            object.shortages[j] = $root.mart.inventory.v1.Shortage.toObject(message.shortages[j], options, _depth + 1);
                    }
                    return object;
                };

                StockRejected.prototype.toJSON = function() {
                    return StockRejected.toObject(this, $protobuf.util.toJSONOptions);
                };

                return StockRejected;
            })();

            v1.StockReleased = (function() {

                const StockReleased = function (properties) {
                    this.lines = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                StockReleased.prototype.orderId = "";
                StockReleased.prototype.lines = $util.emptyArray;

                StockReleased.create = function(properties) {
                    return new StockReleased(properties);
                };

                StockReleased.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && message.orderId !== "")
                        writer.uint32(10).string(message.orderId);
                    if (message.lines != null && message.lines.length)
                        for (let i = 0; i < message.lines.length; ++i)
                            $root.mart.inventory.v1.StockLine.encode(message.lines[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                StockReleased.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.inventory.v1.StockReleased();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.orderId = value;
                                else
                                    delete message.orderId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.lines && message.lines.length))
                                    message.lines = [];
                                message.lines.push($root.mart.inventory.v1.StockLine.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                StockReleased.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.inventory.v1.StockReleased)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.inventory.v1.StockReleased: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.inventory.v1.StockReleased();
                    if (object.orderId != null)
                        if (typeof object.orderId !== "string" || object.orderId.length)
                            message.orderId = $String(object.orderId);
                    if (object.lines) {
                        if (!$Array.isArray(object.lines))
                            throw $TypeError(".mart.inventory.v1.StockReleased.lines: array expected");
                        message.lines = $Array(object.lines.length);
                        for (let i = 0; i < object.lines.length; ++i) {
                            if (!$util.isObject(object.lines[i]))
                                throw $TypeError(".mart.inventory.v1.StockReleased.lines: object expected");
                            message.lines[i] = $root.mart.inventory.v1.StockLine.fromObject(object.lines[i], _depth + 1);
                        }
                    }
                    return message;
                };

                StockReleased.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.lines = [];
                    if (options.defaults)
                        object.orderId = "";
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId"))
                        object.orderId = message.orderId;
                    if (message.lines && message.lines.length) {
                        object.lines = $Array(message.lines.length);
                        for (let j = 0; j < message.lines.length; ++j)
                            object.lines[j] = $root.mart.inventory.v1.StockLine.toObject(message.lines[j], options, _depth + 1);
                    }
                    return object;
                };

                StockReleased.prototype.toJSON = function() {
                    return StockReleased.toObject(this, $protobuf.util.toJSONOptions);
                };

                return StockReleased;
            })();

            v1.StockShipped = (function() {

                const StockShipped = function (properties) {
                    this.lines = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                StockShipped.prototype.orderId = "";
                StockShipped.prototype.lines = $util.emptyArray;

                StockShipped.create = function(properties) {
                    return new StockShipped(properties);
                };

                StockShipped.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && message.orderId !== "")
                        writer.uint32(10).string(message.orderId);
                    if (message.lines != null && message.lines.length)
                        for (let i = 0; i < message.lines.length; ++i)
                            $root.mart.inventory.v1.StockLine.encode(message.lines[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                StockShipped.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.inventory.v1.StockShipped();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.orderId = value;
                                else
                                    delete message.orderId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.lines && message.lines.length))
                                    message.lines = [];
                                message.lines.push($root.mart.inventory.v1.StockLine.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                StockShipped.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.inventory.v1.StockShipped)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.inventory.v1.StockShipped: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.inventory.v1.StockShipped();
                    if (object.orderId != null)
                        if (typeof object.orderId !== "string" || object.orderId.length)
                            message.orderId = $String(object.orderId);
                    if (object.lines) {
                        if (!$Array.isArray(object.lines))
                            throw $TypeError(".mart.inventory.v1.StockShipped.lines: array expected");
                        message.lines = $Array(object.lines.length);
                        for (let i = 0; i < object.lines.length; ++i) {
                            if (!$util.isObject(object.lines[i]))
                                throw $TypeError(".mart.inventory.v1.StockShipped.lines: object expected");
                            message.lines[i] = $root.mart.inventory.v1.StockLine.fromObject(object.lines[i], _depth + 1);
                        }
                    }
                    return message;
                };

                StockShipped.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.lines = [];
                    if (options.defaults)
                        object.orderId = "";
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId"))
                        object.orderId = message.orderId;
                    if (message.lines && message.lines.length) {
                        object.lines = $Array(message.lines.length);
                        for (let j = 0; j < message.lines.length; ++j)
                            object.lines[j] = $root.mart.inventory.v1.StockLine.toObject(message.lines[j], options, _depth + 1);
                    }
                    return object;
                };

                StockShipped.prototype.toJSON = function() {
                    return StockShipped.toObject(this, $protobuf.util.toJSONOptions);
                };

                return StockShipped;
            })();

            v1.StockRestocked = (function() {

                const StockRestocked = function (properties) {
                    this.lines = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                StockRestocked.prototype.orderId = "";
                StockRestocked.prototype.lines = $util.emptyArray;

                StockRestocked.create = function(properties) {
                    return new StockRestocked(properties);
                };

                StockRestocked.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && message.orderId !== "")
                        writer.uint32(10).string(message.orderId);
                    if (message.lines != null && message.lines.length)
                        for (let i = 0; i < message.lines.length; ++i)
                            $root.mart.inventory.v1.StockLine.encode(message.lines[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                StockRestocked.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.inventory.v1.StockRestocked();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.orderId = value;
                                else
                                    delete message.orderId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.lines && message.lines.length))
                                    message.lines = [];
                                message.lines.push($root.mart.inventory.v1.StockLine.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                StockRestocked.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.inventory.v1.StockRestocked)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.inventory.v1.StockRestocked: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.inventory.v1.StockRestocked();
                    if (object.orderId != null)
                        if (typeof object.orderId !== "string" || object.orderId.length)
                            message.orderId = $String(object.orderId);
                    if (object.lines) {
                        if (!$Array.isArray(object.lines))
                            throw $TypeError(".mart.inventory.v1.StockRestocked.lines: array expected");
                        message.lines = $Array(object.lines.length);
                        for (let i = 0; i < object.lines.length; ++i) {
                            if (!$util.isObject(object.lines[i]))
                                throw $TypeError(".mart.inventory.v1.StockRestocked.lines: object expected");
                            message.lines[i] = $root.mart.inventory.v1.StockLine.fromObject(object.lines[i], _depth + 1);
                        }
                    }
                    return message;
                };

                StockRestocked.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.lines = [];
                    if (options.defaults)
                        object.orderId = "";
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId"))
                        object.orderId = message.orderId;
                    if (message.lines && message.lines.length) {
                        object.lines = $Array(message.lines.length);
                        for (let j = 0; j < message.lines.length; ++j)
                            object.lines[j] = $root.mart.inventory.v1.StockLine.toObject(message.lines[j], options, _depth + 1);
                    }
                    return object;
                };

                StockRestocked.prototype.toJSON = function() {
                    return StockRestocked.toObject(this, $protobuf.util.toJSONOptions);
                };

                return StockRestocked;
            })();

            v1.StockAdded = (function() {

                const StockAdded = function (properties) {
                    this.lines = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                StockAdded.prototype.orderId = "";
                StockAdded.prototype.request = "";
                StockAdded.prototype.lines = $util.emptyArray;

                StockAdded.create = function(properties) {
                    return new StockAdded(properties);
                };

                StockAdded.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && message.orderId !== "")
                        writer.uint32(10).string(message.orderId);
                    if (message.request != null && $Object.hasOwnProperty.call(message, "request") && message.request !== "")
                        writer.uint32(18).string(message.request);
                    if (message.lines != null && message.lines.length)
                        for (let i = 0; i < message.lines.length; ++i)
                            $root.mart.inventory.v1.StockLine.encode(message.lines[i], writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                StockAdded.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.inventory.v1.StockAdded();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.orderId = value;
                                else
                                    delete message.orderId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.request = value;
                                else
                                    delete message.request;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.lines && message.lines.length))
                                    message.lines = [];
                                message.lines.push($root.mart.inventory.v1.StockLine.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                StockAdded.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.inventory.v1.StockAdded)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.inventory.v1.StockAdded: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.inventory.v1.StockAdded();
                    if (object.orderId != null)
                        if (typeof object.orderId !== "string" || object.orderId.length)
                            message.orderId = $String(object.orderId);
                    if (object.request != null)
                        if (typeof object.request !== "string" || object.request.length)
                            message.request = $String(object.request);
                    if (object.lines) {
                        if (!$Array.isArray(object.lines))
                            throw $TypeError(".mart.inventory.v1.StockAdded.lines: array expected");
                        message.lines = $Array(object.lines.length);
                        for (let i = 0; i < object.lines.length; ++i) {
                            if (!$util.isObject(object.lines[i]))
                                throw $TypeError(".mart.inventory.v1.StockAdded.lines: object expected");
                            message.lines[i] = $root.mart.inventory.v1.StockLine.fromObject(object.lines[i], _depth + 1);
                        }
                    }
                    return message;
                };

                StockAdded.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.lines = [];
                    if (options.defaults) {
                        object.orderId = "";
                        object.request = "";
                    }
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId"))
                        object.orderId = message.orderId;
                    if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                        object.request = message.request;
                    if (message.lines && message.lines.length) {
                        object.lines = $Array(message.lines.length);
                        for (let j = 0; j < message.lines.length; ++j)
                            object.lines[j] = $root.mart.inventory.v1.StockLine.toObject(message.lines[j], options, _depth + 1);
                    }
                    return object;
                };

                StockAdded.prototype.toJSON = function() {
                    return StockAdded.toObject(this, $protobuf.util.toJSONOptions);
                };

                return StockAdded;
            })();

            v1.StockDenied = (function() {

                const StockDenied = function (properties) {
                    this.shortages = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                StockDenied.prototype.orderId = "";
                StockDenied.prototype.request = "";
                StockDenied.prototype.shortages = $util.emptyArray;

                StockDenied.create = function(properties) {
                    return new StockDenied(properties);
                };

                StockDenied.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && message.orderId !== "")
                        writer.uint32(10).string(message.orderId);
                    if (message.request != null && $Object.hasOwnProperty.call(message, "request") && message.request !== "")
                        writer.uint32(18).string(message.request);
                    if (message.shortages != null && message.shortages.length)
                        for (let i = 0; i < message.shortages.length; ++i)
                            $root.mart.inventory.v1.Shortage.encode(message.shortages[i], writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                StockDenied.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.inventory.v1.StockDenied();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.orderId = value;
                                else
                                    delete message.orderId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.request = value;
                                else
                                    delete message.request;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.shortages && message.shortages.length))
                                    message.shortages = [];
                                message.shortages.push($root.mart.inventory.v1.Shortage.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                StockDenied.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.inventory.v1.StockDenied)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.inventory.v1.StockDenied: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.inventory.v1.StockDenied();
                    if (object.orderId != null)
                        if (typeof object.orderId !== "string" || object.orderId.length)
                            message.orderId = $String(object.orderId);
                    if (object.request != null)
                        if (typeof object.request !== "string" || object.request.length)
                            message.request = $String(object.request);
                    if (object.shortages) {
                        if (!$Array.isArray(object.shortages))
                            throw $TypeError(".mart.inventory.v1.StockDenied.shortages: array expected");
                        message.shortages = $Array(object.shortages.length);
                        for (let i = 0; i < object.shortages.length; ++i) {
                            if (!$util.isObject(object.shortages[i]))
                                throw $TypeError(".mart.inventory.v1.StockDenied.shortages: object expected");
                            message.shortages[i] = $root.mart.inventory.v1.Shortage.fromObject(object.shortages[i], _depth + 1);
                        }
                    }
                    return message;
                };

                StockDenied.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.shortages = [];
                    if (options.defaults) {
                        object.orderId = "";
                        object.request = "";
                    }
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId"))
                        object.orderId = message.orderId;
                    if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                        object.request = message.request;
                    if (message.shortages && message.shortages.length) {
                        object.shortages = $Array(message.shortages.length);
                        for (let j = 0; j < message.shortages.length; ++j)
                            object.shortages[j] = $root.mart.inventory.v1.Shortage.toObject(message.shortages[j], options, _depth + 1);
                    }
                    return object;
                };

                StockDenied.prototype.toJSON = function() {
                    return StockDenied.toObject(this, $protobuf.util.toJSONOptions);
                };

                return StockDenied;
            })();

            v1.StockSettled = (function() {

                const StockSettled = function (properties) {
                    this.lines = [];
                    this.wasted = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                StockSettled.prototype.orderId = "";
                StockSettled.prototype.lines = $util.emptyArray;
                StockSettled.prototype.wasted = $util.emptyArray;

                StockSettled.create = function(properties) {
                    return new StockSettled(properties);
                };

                StockSettled.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && message.orderId !== "")
                        writer.uint32(10).string(message.orderId);
                    if (message.lines != null && message.lines.length)
                        for (let i = 0; i < message.lines.length; ++i)
                            $root.mart.inventory.v1.StockLine.encode(message.lines[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.wasted != null && message.wasted.length)
                        for (let i = 0; i < message.wasted.length; ++i)
                            $root.mart.inventory.v1.StockLine.encode(message.wasted[i], writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                StockSettled.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.inventory.v1.StockSettled();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.orderId = value;
                                else
                                    delete message.orderId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.lines && message.lines.length))
                                    message.lines = [];
                                message.lines.push($root.mart.inventory.v1.StockLine.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.wasted && message.wasted.length))
                                    message.wasted = [];
                                message.wasted.push($root.mart.inventory.v1.StockLine.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                StockSettled.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.inventory.v1.StockSettled)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.inventory.v1.StockSettled: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.inventory.v1.StockSettled();
                    if (object.orderId != null)
                        if (typeof object.orderId !== "string" || object.orderId.length)
                            message.orderId = $String(object.orderId);
                    if (object.lines) {
                        if (!$Array.isArray(object.lines))
                            throw $TypeError(".mart.inventory.v1.StockSettled.lines: array expected");
                        message.lines = $Array(object.lines.length);
                        for (let i = 0; i < object.lines.length; ++i) {
                            if (!$util.isObject(object.lines[i]))
                                throw $TypeError(".mart.inventory.v1.StockSettled.lines: object expected");
                            message.lines[i] = $root.mart.inventory.v1.StockLine.fromObject(object.lines[i], _depth + 1);
                        }
                    }
                    if (object.wasted) {
                        if (!$Array.isArray(object.wasted))
                            throw $TypeError(".mart.inventory.v1.StockSettled.wasted: array expected");
                        message.wasted = $Array(object.wasted.length);
                        for (let i = 0; i < object.wasted.length; ++i) {
                            if (!$util.isObject(object.wasted[i]))
                                throw $TypeError(".mart.inventory.v1.StockSettled.wasted: object expected");
                            message.wasted[i] = $root.mart.inventory.v1.StockLine.fromObject(object.wasted[i], _depth + 1);
                        }
                    }
                    return message;
                };

                StockSettled.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults) {
                        object.lines = [];
                        object.wasted = [];
                    }
                    if (options.defaults)
                        object.orderId = "";
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId"))
                        object.orderId = message.orderId;
                    if (message.lines && message.lines.length) {
                        object.lines = $Array(message.lines.length);
                        for (let j = 0; j < message.lines.length; ++j)
                            object.lines[j] = $root.mart.inventory.v1.StockLine.toObject(message.lines[j], options, _depth + 1);
                    }
                    if (message.wasted && message.wasted.length) {
                        object.wasted = $Array(message.wasted.length);
                        for (let j = 0; j < message.wasted.length; ++j)
                            object.wasted[j] = $root.mart.inventory.v1.StockLine.toObject(message.wasted[j], options, _depth + 1);
                    }
                    return object;
                };

                StockSettled.prototype.toJSON = function() {
                    return StockSettled.toObject(this, $protobuf.util.toJSONOptions);
                };

                return StockSettled;
            })();

            v1.StockBroughtBack = (function() {

                const StockBroughtBack = function (properties) {
                    this.lines = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                StockBroughtBack.prototype.orderId = "";
                StockBroughtBack.prototype.lines = $util.emptyArray;

                StockBroughtBack.create = function(properties) {
                    return new StockBroughtBack(properties);
                };

                StockBroughtBack.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && message.orderId !== "")
                        writer.uint32(10).string(message.orderId);
                    if (message.lines != null && message.lines.length)
                        for (let i = 0; i < message.lines.length; ++i)
                            $root.mart.inventory.v1.StockLine.encode(message.lines[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                StockBroughtBack.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.inventory.v1.StockBroughtBack();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.orderId = value;
                                else
                                    delete message.orderId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.lines && message.lines.length))
                                    message.lines = [];
                                message.lines.push($root.mart.inventory.v1.StockLine.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                StockBroughtBack.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.inventory.v1.StockBroughtBack)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.inventory.v1.StockBroughtBack: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.inventory.v1.StockBroughtBack();
                    if (object.orderId != null)
                        if (typeof object.orderId !== "string" || object.orderId.length)
                            message.orderId = $String(object.orderId);
                    if (object.lines) {
                        if (!$Array.isArray(object.lines))
                            throw $TypeError(".mart.inventory.v1.StockBroughtBack.lines: array expected");
                        message.lines = $Array(object.lines.length);
                        for (let i = 0; i < object.lines.length; ++i) {
                            if (!$util.isObject(object.lines[i]))
                                throw $TypeError(".mart.inventory.v1.StockBroughtBack.lines: object expected");
                            message.lines[i] = $root.mart.inventory.v1.StockLine.fromObject(object.lines[i], _depth + 1);
                        }
                    }
                    return message;
                };

                StockBroughtBack.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.lines = [];
                    if (options.defaults)
                        object.orderId = "";
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId"))
                        object.orderId = message.orderId;
                    if (message.lines && message.lines.length) {
                        object.lines = $Array(message.lines.length);
                        for (let j = 0; j < message.lines.length; ++j)
                            object.lines[j] = $root.mart.inventory.v1.StockLine.toObject(message.lines[j], options, _depth + 1);
                    }
                    return object;
                };

                StockBroughtBack.prototype.toJSON = function() {
                    return StockBroughtBack.toObject(this, $protobuf.util.toJSONOptions);
                };

                return StockBroughtBack;
            })();

            v1.StockLevelChanged = (function() {

                const StockLevelChanged = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                StockLevelChanged.prototype.productId = "";
                StockLevelChanged.prototype.inStock = false;
                StockLevelChanged.prototype.low = false;
                StockLevelChanged.prototype.available = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                StockLevelChanged.prototype.reorderPoint = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                StockLevelChanged.prototype.version = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                StockLevelChanged.prototype.empty = false;
                StockLevelChanged.prototype.aisle = "";
                StockLevelChanged.prototype.position = 0;
                StockLevelChanged.prototype.storage = "";

                StockLevelChanged.create = function(properties) {
                    return new StockLevelChanged(properties);
                };

                StockLevelChanged.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId") && message.productId !== "")
                        writer.uint32(10).string(message.productId);
                    if (message.inStock != null && $Object.hasOwnProperty.call(message, "inStock") && message.inStock !== false)
                        writer.uint32(16).bool(message.inStock);
                    if (message.low != null && $Object.hasOwnProperty.call(message, "low") && message.low !== false)
                        writer.uint32(24).bool(message.low);
                    if (message.available != null && $Object.hasOwnProperty.call(message, "available") && (typeof message.available === "object" ? message.available.low || message.available.high : message.available !== 0))
                        writer.uint32(32).int64(message.available);
                    if (message.reorderPoint != null && $Object.hasOwnProperty.call(message, "reorderPoint") && (typeof message.reorderPoint === "object" ? message.reorderPoint.low || message.reorderPoint.high : message.reorderPoint !== 0))
                        writer.uint32(40).int64(message.reorderPoint);
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                        writer.uint32(48).int64(message.version);
                    if (message.empty != null && $Object.hasOwnProperty.call(message, "empty") && message.empty !== false)
                        writer.uint32(56).bool(message.empty);
                    if (message.aisle != null && $Object.hasOwnProperty.call(message, "aisle") && message.aisle !== "")
                        writer.uint32(66).string(message.aisle);
                    if (message.position != null && $Object.hasOwnProperty.call(message, "position") && message.position !== 0)
                        writer.uint32(72).int32(message.position);
                    if (message.storage != null && $Object.hasOwnProperty.call(message, "storage") && message.storage !== "")
                        writer.uint32(82).string(message.storage);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                StockLevelChanged.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.inventory.v1.StockLevelChanged();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.productId = value;
                                else
                                    delete message.productId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.inStock = value;
                                else
                                    delete message.inStock;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.low = value;
                                else
                                    delete message.low;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.available = value;
                                else
                                    delete message.available;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.reorderPoint = value;
                                else
                                    delete message.reorderPoint;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.empty = value;
                                else
                                    delete message.empty;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.aisle = value;
                                else
                                    delete message.aisle;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.position = value;
                                else
                                    delete message.position;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.storage = value;
                                else
                                    delete message.storage;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                StockLevelChanged.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.inventory.v1.StockLevelChanged)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.inventory.v1.StockLevelChanged: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.inventory.v1.StockLevelChanged();
                    if (object.productId != null)
                        if (typeof object.productId !== "string" || object.productId.length)
                            message.productId = $String(object.productId);
                    if (object.inStock != null)
                        if (object.inStock)
                            message.inStock = $Boolean(object.inStock);
                    if (object.low != null)
                        if (object.low)
                            message.low = $Boolean(object.low);
                    if (object.available != null)
                        if (typeof object.available === "object" ? object.available.low || object.available.high : $Number(object.available) !== 0)
                            if ($util.Long)
                                message.available = $util.Long.fromValue(object.available, false);
                            else if (typeof object.available === "string")
                                message.available = $parseInt(object.available, 10);
                            else if (typeof object.available === "number")
                                message.available = object.available;
                            else if (typeof object.available === "object")
                                message.available = new $util.LongBits(object.available.low >>> 0, object.available.high >>> 0).toNumber();
                    if (object.reorderPoint != null)
                        if (typeof object.reorderPoint === "object" ? object.reorderPoint.low || object.reorderPoint.high : $Number(object.reorderPoint) !== 0)
                            if ($util.Long)
                                message.reorderPoint = $util.Long.fromValue(object.reorderPoint, false);
                            else if (typeof object.reorderPoint === "string")
                                message.reorderPoint = $parseInt(object.reorderPoint, 10);
                            else if (typeof object.reorderPoint === "number")
                                message.reorderPoint = object.reorderPoint;
                            else if (typeof object.reorderPoint === "object")
                                message.reorderPoint = new $util.LongBits(object.reorderPoint.low >>> 0, object.reorderPoint.high >>> 0).toNumber();
                    if (object.version != null)
                        if (typeof object.version === "object" ? object.version.low || object.version.high : $Number(object.version) !== 0)
                            if ($util.Long)
                                message.version = $util.Long.fromValue(object.version, false);
                            else if (typeof object.version === "string")
                                message.version = $parseInt(object.version, 10);
                            else if (typeof object.version === "number")
                                message.version = object.version;
                            else if (typeof object.version === "object")
                                message.version = new $util.LongBits(object.version.low >>> 0, object.version.high >>> 0).toNumber();
                    if (object.empty != null)
                        if (object.empty)
                            message.empty = $Boolean(object.empty);
                    if (object.aisle != null)
                        if (typeof object.aisle !== "string" || object.aisle.length)
                            message.aisle = $String(object.aisle);
                    if (object.position != null)
                        if ($Number(object.position) !== 0)
                            message.position = object.position | 0;
                    if (object.storage != null)
                        if (typeof object.storage !== "string" || object.storage.length)
                            message.storage = $String(object.storage);
                    return message;
                };

                StockLevelChanged.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.productId = "";
                        object.inStock = false;
                        object.low = false;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.available = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.available = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.reorderPoint = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.reorderPoint = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.version = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.version = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.empty = false;
                        object.aisle = "";
                        object.position = 0;
                        object.storage = "";
                    }
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId"))
                        object.productId = message.productId;
                    if (message.inStock != null && $Object.hasOwnProperty.call(message, "inStock"))
                        object.inStock = message.inStock;
                    if (message.low != null && $Object.hasOwnProperty.call(message, "low"))
                        object.low = message.low;
                    if (message.available != null && $Object.hasOwnProperty.call(message, "available"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.available = typeof message.available === "number" ? $BigInt(message.available) : $util.Long.fromBits(message.available.low >>> 0, message.available.high >>> 0, false).toBigInt();
                        else if (typeof message.available === "number")
                            object.available = options.longs === $String ? $String(message.available) : message.available;
                        else
                            object.available = options.longs === $String ? $util.Long.prototype.toString.call(message.available) : options.longs === $Number ? new $util.LongBits(message.available.low >>> 0, message.available.high >>> 0).toNumber() : message.available;
                    if (message.reorderPoint != null && $Object.hasOwnProperty.call(message, "reorderPoint"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.reorderPoint = typeof message.reorderPoint === "number" ? $BigInt(message.reorderPoint) : $util.Long.fromBits(message.reorderPoint.low >>> 0, message.reorderPoint.high >>> 0, false).toBigInt();
                        else if (typeof message.reorderPoint === "number")
                            object.reorderPoint = options.longs === $String ? $String(message.reorderPoint) : message.reorderPoint;
                        else
                            object.reorderPoint = options.longs === $String ? $util.Long.prototype.toString.call(message.reorderPoint) : options.longs === $Number ? new $util.LongBits(message.reorderPoint.low >>> 0, message.reorderPoint.high >>> 0).toNumber() : message.reorderPoint;
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.version = typeof message.version === "number" ? $BigInt(message.version) : $util.Long.fromBits(message.version.low >>> 0, message.version.high >>> 0, false).toBigInt();
                        else if (typeof message.version === "number")
                            object.version = options.longs === $String ? $String(message.version) : message.version;
                        else
                            object.version = options.longs === $String ? $util.Long.prototype.toString.call(message.version) : options.longs === $Number ? new $util.LongBits(message.version.low >>> 0, message.version.high >>> 0).toNumber() : message.version;
                    if (message.empty != null && $Object.hasOwnProperty.call(message, "empty"))
                        object.empty = message.empty;
                    if (message.aisle != null && $Object.hasOwnProperty.call(message, "aisle"))
                        object.aisle = message.aisle;
                    if (message.position != null && $Object.hasOwnProperty.call(message, "position"))
                        object.position = message.position;
                    if (message.storage != null && $Object.hasOwnProperty.call(message, "storage"))
                        object.storage = message.storage;
                    return object;
                };

                StockLevelChanged.prototype.toJSON = function() {
                    return StockLevelChanged.toObject(this, $protobuf.util.toJSONOptions);
                };

                return StockLevelChanged;
            })();

            return v1;
        })();

        return inventory;
    })();

    mart.types = (function() {

        const types = {};

        types.v1 = (function() {

            const v1 = {};

            v1.Money = (function() {

                const Money = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Money.prototype.amountMinor = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                Money.prototype.currency = "";

                Money.create = function(properties) {
                    return new Money(properties);
                };

                Money.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.amountMinor != null && $Object.hasOwnProperty.call(message, "amountMinor") && (typeof message.amountMinor === "object" ? message.amountMinor.low || message.amountMinor.high : message.amountMinor !== 0))
                        writer.uint32(8).int64(message.amountMinor);
                    if (message.currency != null && $Object.hasOwnProperty.call(message, "currency") && message.currency !== "")
                        writer.uint32(18).string(message.currency);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Money.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.types.v1.Money();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.amountMinor = value;
                                else
                                    delete message.amountMinor;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.currency = value;
                                else
                                    delete message.currency;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                Money.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.types.v1.Money)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.types.v1.Money: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.types.v1.Money();
                    if (object.amountMinor != null)
                        if (typeof object.amountMinor === "object" ? object.amountMinor.low || object.amountMinor.high : $Number(object.amountMinor) !== 0)
                            if ($util.Long)
                                message.amountMinor = $util.Long.fromValue(object.amountMinor, false);
                            else if (typeof object.amountMinor === "string")
                                message.amountMinor = $parseInt(object.amountMinor, 10);
                            else if (typeof object.amountMinor === "number")
                                message.amountMinor = object.amountMinor;
                            else if (typeof object.amountMinor === "object")
                                message.amountMinor = new $util.LongBits(object.amountMinor.low >>> 0, object.amountMinor.high >>> 0).toNumber();
                    if (object.currency != null)
                        if (typeof object.currency !== "string" || object.currency.length)
                            message.currency = $String(object.currency);
                    return message;
                };

                Money.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.amountMinor = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.amountMinor = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.currency = "";
                    }
                    if (message.amountMinor != null && $Object.hasOwnProperty.call(message, "amountMinor"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.amountMinor = typeof message.amountMinor === "number" ? $BigInt(message.amountMinor) : $util.Long.fromBits(message.amountMinor.low >>> 0, message.amountMinor.high >>> 0, false).toBigInt();
                        else if (typeof message.amountMinor === "number")
                            object.amountMinor = options.longs === $String ? $String(message.amountMinor) : message.amountMinor;
                        else
                            object.amountMinor = options.longs === $String ? $util.Long.prototype.toString.call(message.amountMinor) : options.longs === $Number ? new $util.LongBits(message.amountMinor.low >>> 0, message.amountMinor.high >>> 0).toNumber() : message.amountMinor;
                    if (message.currency != null && $Object.hasOwnProperty.call(message, "currency"))
                        object.currency = message.currency;
                    return object;
                };

                Money.prototype.toJSON = function() {
                    return Money.toObject(this, $protobuf.util.toJSONOptions);
                };

                return Money;
            })();

            v1.Address = (function() {

                const Address = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Address.prototype.recipient = "";
                Address.prototype.phone = "";
                Address.prototype.line1 = "";
                Address.prototype.line2 = "";
                Address.prototype.city = "";
                Address.prototype.postalCode = "";
                Address.prototype.notes = "";

                Address.create = function(properties) {
                    return new Address(properties);
                };

                Address.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.recipient != null && $Object.hasOwnProperty.call(message, "recipient") && message.recipient !== "")
                        writer.uint32(10).string(message.recipient);
                    if (message.phone != null && $Object.hasOwnProperty.call(message, "phone") && message.phone !== "")
                        writer.uint32(18).string(message.phone);
                    if (message.line1 != null && $Object.hasOwnProperty.call(message, "line1") && message.line1 !== "")
                        writer.uint32(26).string(message.line1);
                    if (message.line2 != null && $Object.hasOwnProperty.call(message, "line2") && message.line2 !== "")
                        writer.uint32(34).string(message.line2);
                    if (message.city != null && $Object.hasOwnProperty.call(message, "city") && message.city !== "")
                        writer.uint32(42).string(message.city);
                    if (message.postalCode != null && $Object.hasOwnProperty.call(message, "postalCode") && message.postalCode !== "")
                        writer.uint32(50).string(message.postalCode);
                    if (message.notes != null && $Object.hasOwnProperty.call(message, "notes") && message.notes !== "")
                        writer.uint32(58).string(message.notes);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Address.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.types.v1.Address();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.recipient = value;
                                else
                                    delete message.recipient;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.phone = value;
                                else
                                    delete message.phone;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.line1 = value;
                                else
                                    delete message.line1;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.line2 = value;
                                else
                                    delete message.line2;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.city = value;
                                else
                                    delete message.city;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.postalCode = value;
                                else
                                    delete message.postalCode;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.notes = value;
                                else
                                    delete message.notes;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                Address.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.types.v1.Address)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.types.v1.Address: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.types.v1.Address();
                    if (object.recipient != null)
                        if (typeof object.recipient !== "string" || object.recipient.length)
                            message.recipient = $String(object.recipient);
                    if (object.phone != null)
                        if (typeof object.phone !== "string" || object.phone.length)
                            message.phone = $String(object.phone);
                    if (object.line1 != null)
                        if (typeof object.line1 !== "string" || object.line1.length)
                            message.line1 = $String(object.line1);
                    if (object.line2 != null)
                        if (typeof object.line2 !== "string" || object.line2.length)
                            message.line2 = $String(object.line2);
                    if (object.city != null)
                        if (typeof object.city !== "string" || object.city.length)
                            message.city = $String(object.city);
                    if (object.postalCode != null)
                        if (typeof object.postalCode !== "string" || object.postalCode.length)
                            message.postalCode = $String(object.postalCode);
                    if (object.notes != null)
                        if (typeof object.notes !== "string" || object.notes.length)
                            message.notes = $String(object.notes);
                    return message;
                };

                Address.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.recipient = "";
                        object.phone = "";
                        object.line1 = "";
                        object.line2 = "";
                        object.city = "";
                        object.postalCode = "";
                        object.notes = "";
                    }
                    if (message.recipient != null && $Object.hasOwnProperty.call(message, "recipient"))
                        object.recipient = message.recipient;
                    if (message.phone != null && $Object.hasOwnProperty.call(message, "phone"))
                        object.phone = message.phone;
                    if (message.line1 != null && $Object.hasOwnProperty.call(message, "line1"))
                        object.line1 = message.line1;
                    if (message.line2 != null && $Object.hasOwnProperty.call(message, "line2"))
                        object.line2 = message.line2;
                    if (message.city != null && $Object.hasOwnProperty.call(message, "city"))
                        object.city = message.city;
                    if (message.postalCode != null && $Object.hasOwnProperty.call(message, "postalCode"))
                        object.postalCode = message.postalCode;
                    if (message.notes != null && $Object.hasOwnProperty.call(message, "notes"))
                        object.notes = message.notes;
                    return object;
                };

                Address.prototype.toJSON = function() {
                    return Address.toObject(this, $protobuf.util.toJSONOptions);
                };

                return Address;
            })();

            v1.PersonalDataGathered = (function() {

                const PersonalDataGathered = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                PersonalDataGathered.prototype.userId = "";
                PersonalDataGathered.prototype.exportId = "";
                PersonalDataGathered.prototype.part = 0;
                PersonalDataGathered.prototype.parts = 0;
                PersonalDataGathered.prototype.sealed = "";

                PersonalDataGathered.create = function(properties) {
                    return new PersonalDataGathered(properties);
                };

                PersonalDataGathered.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId") && message.userId !== "")
                        writer.uint32(10).string(message.userId);
                    if (message.exportId != null && $Object.hasOwnProperty.call(message, "exportId") && message.exportId !== "")
                        writer.uint32(18).string(message.exportId);
                    if (message.part != null && $Object.hasOwnProperty.call(message, "part") && message.part !== 0)
                        writer.uint32(24).int32(message.part);
                    if (message.parts != null && $Object.hasOwnProperty.call(message, "parts") && message.parts !== 0)
                        writer.uint32(32).int32(message.parts);
                    if (message.sealed != null && $Object.hasOwnProperty.call(message, "sealed") && message.sealed !== "")
                        writer.uint32(42).string(message.sealed);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                PersonalDataGathered.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.types.v1.PersonalDataGathered();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.userId = value;
                                else
                                    delete message.userId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.exportId = value;
                                else
                                    delete message.exportId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.part = value;
                                else
                                    delete message.part;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.parts = value;
                                else
                                    delete message.parts;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.sealed = value;
                                else
                                    delete message.sealed;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                PersonalDataGathered.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.types.v1.PersonalDataGathered)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.types.v1.PersonalDataGathered: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.types.v1.PersonalDataGathered();
                    if (object.userId != null)
                        if (typeof object.userId !== "string" || object.userId.length)
                            message.userId = $String(object.userId);
                    if (object.exportId != null)
                        if (typeof object.exportId !== "string" || object.exportId.length)
                            message.exportId = $String(object.exportId);
                    if (object.part != null)
                        if ($Number(object.part) !== 0)
                            message.part = object.part | 0;
                    if (object.parts != null)
                        if ($Number(object.parts) !== 0)
                            message.parts = object.parts | 0;
                    if (object.sealed != null)
                        if (typeof object.sealed !== "string" || object.sealed.length)
                            message.sealed = $String(object.sealed);
                    return message;
                };

                PersonalDataGathered.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.userId = "";
                        object.exportId = "";
                        object.part = 0;
                        object.parts = 0;
                        object.sealed = "";
                    }
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId"))
                        object.userId = message.userId;
                    if (message.exportId != null && $Object.hasOwnProperty.call(message, "exportId"))
                        object.exportId = message.exportId;
                    if (message.part != null && $Object.hasOwnProperty.call(message, "part"))
                        object.part = message.part;
                    if (message.parts != null && $Object.hasOwnProperty.call(message, "parts"))
                        object.parts = message.parts;
                    if (message.sealed != null && $Object.hasOwnProperty.call(message, "sealed"))
                        object.sealed = message.sealed;
                    return object;
                };

                PersonalDataGathered.prototype.toJSON = function() {
                    return PersonalDataGathered.toObject(this, $protobuf.util.toJSONOptions);
                };

                return PersonalDataGathered;
            })();

            return v1;
        })();

        return types;
    })();

    mart.notification = (function() {

        const notification = {};

        notification.v1 = (function() {

            const v1 = {};

            v1.NotificationEvent = (function() {

                const NotificationEvent = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                NotificationEvent.prototype.notificationDelivered = null;
                NotificationEvent.prototype.notificationFailed = null;
                NotificationEvent.prototype.personalDataGathered = null;

                let $oneOfFields;

                $Object.defineProperty(NotificationEvent.prototype, "event", {
                    get: $util.oneOfGetter($oneOfFields = ["notificationDelivered", "notificationFailed", "personalDataGathered"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                NotificationEvent.create = function(properties) {
                    return new NotificationEvent(properties);
                };

                NotificationEvent.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.notificationDelivered != null && $Object.hasOwnProperty.call(message, "notificationDelivered"))
                        $root.mart.notification.v1.NotificationDelivered.encode(message.notificationDelivered, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.notificationFailed != null && $Object.hasOwnProperty.call(message, "notificationFailed"))
                        $root.mart.notification.v1.NotificationFailed.encode(message.notificationFailed, writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.personalDataGathered != null && $Object.hasOwnProperty.call(message, "personalDataGathered"))
                        $root.mart.types.v1.PersonalDataGathered.encode(message.personalDataGathered, writer.uint32(322).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                NotificationEvent.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.notification.v1.NotificationEvent();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.notificationDelivered = $root.mart.notification.v1.NotificationDelivered.decode(reader, reader.size(), $undefined, _depth + 1, message.notificationDelivered);
                                message.event = "notificationDelivered";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.notificationFailed = $root.mart.notification.v1.NotificationFailed.decode(reader, reader.size(), $undefined, _depth + 1, message.notificationFailed);
                                message.event = "notificationFailed";
                                continue;
                            }
                        case 40: {
                                if (wireType !== 2)
                                    break;
                                message.personalDataGathered = $root.mart.types.v1.PersonalDataGathered.decode(reader, reader.size(), $undefined, _depth + 1, message.personalDataGathered);
                                message.event = "personalDataGathered";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                NotificationEvent.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.notification.v1.NotificationEvent)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.notification.v1.NotificationEvent: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.notification.v1.NotificationEvent();
                    if (object.notificationDelivered != null) {
                        if (!$util.isObject(object.notificationDelivered))
                            throw $TypeError(".mart.notification.v1.NotificationEvent.notificationDelivered: object expected");
                        message.notificationDelivered = $root.mart.notification.v1.NotificationDelivered.fromObject(object.notificationDelivered, _depth + 1);
                    }
                    if (object.notificationFailed != null) {
                        if (!$util.isObject(object.notificationFailed))
                            throw $TypeError(".mart.notification.v1.NotificationEvent.notificationFailed: object expected");
                        message.notificationFailed = $root.mart.notification.v1.NotificationFailed.fromObject(object.notificationFailed, _depth + 1);
                    }
                    if (object.personalDataGathered != null) {
                        if (!$util.isObject(object.personalDataGathered))
                            throw $TypeError(".mart.notification.v1.NotificationEvent.personalDataGathered: object expected");
                        message.personalDataGathered = $root.mart.types.v1.PersonalDataGathered.fromObject(object.personalDataGathered, _depth + 1);
                    }
                    return message;
                };

                NotificationEvent.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.notificationDelivered != null && $Object.hasOwnProperty.call(message, "notificationDelivered")) {
                        object.notificationDelivered = $root.mart.notification.v1.NotificationDelivered.toObject(message.notificationDelivered, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "notificationDelivered";
                    }
                    if (message.notificationFailed != null && $Object.hasOwnProperty.call(message, "notificationFailed")) {
                        object.notificationFailed = $root.mart.notification.v1.NotificationFailed.toObject(message.notificationFailed, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "notificationFailed";
                    }
                    if (message.personalDataGathered != null && $Object.hasOwnProperty.call(message, "personalDataGathered")) {
                        object.personalDataGathered = $root.mart.types.v1.PersonalDataGathered.toObject(message.personalDataGathered, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "personalDataGathered";
                    }
                    return object;
                };

                NotificationEvent.prototype.toJSON = function() {
                    return NotificationEvent.toObject(this, $protobuf.util.toJSONOptions);
                };

                return NotificationEvent;
            })();

            v1.NotificationDelivered = (function() {

                const NotificationDelivered = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                NotificationDelivered.prototype.messageId = "";
                NotificationDelivered.prototype.userId = "";
                NotificationDelivered.prototype.channel = "";
                NotificationDelivered.prototype.template = "";

                NotificationDelivered.create = function(properties) {
                    return new NotificationDelivered(properties);
                };

                NotificationDelivered.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.messageId != null && $Object.hasOwnProperty.call(message, "messageId") && message.messageId !== "")
                        writer.uint32(10).string(message.messageId);
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId") && message.userId !== "")
                        writer.uint32(18).string(message.userId);
                    if (message.channel != null && $Object.hasOwnProperty.call(message, "channel") && message.channel !== "")
                        writer.uint32(26).string(message.channel);
                    if (message.template != null && $Object.hasOwnProperty.call(message, "template") && message.template !== "")
                        writer.uint32(34).string(message.template);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                NotificationDelivered.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.notification.v1.NotificationDelivered();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.messageId = value;
                                else
                                    delete message.messageId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.userId = value;
                                else
                                    delete message.userId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.channel = value;
                                else
                                    delete message.channel;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.template = value;
                                else
                                    delete message.template;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                NotificationDelivered.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.notification.v1.NotificationDelivered)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.notification.v1.NotificationDelivered: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.notification.v1.NotificationDelivered();
                    if (object.messageId != null)
                        if (typeof object.messageId !== "string" || object.messageId.length)
                            message.messageId = $String(object.messageId);
                    if (object.userId != null)
                        if (typeof object.userId !== "string" || object.userId.length)
                            message.userId = $String(object.userId);
                    if (object.channel != null)
                        if (typeof object.channel !== "string" || object.channel.length)
                            message.channel = $String(object.channel);
                    if (object.template != null)
                        if (typeof object.template !== "string" || object.template.length)
                            message.template = $String(object.template);
                    return message;
                };

                NotificationDelivered.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.messageId = "";
                        object.userId = "";
                        object.channel = "";
                        object.template = "";
                    }
                    if (message.messageId != null && $Object.hasOwnProperty.call(message, "messageId"))
                        object.messageId = message.messageId;
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId"))
                        object.userId = message.userId;
                    if (message.channel != null && $Object.hasOwnProperty.call(message, "channel"))
                        object.channel = message.channel;
                    if (message.template != null && $Object.hasOwnProperty.call(message, "template"))
                        object.template = message.template;
                    return object;
                };

                NotificationDelivered.prototype.toJSON = function() {
                    return NotificationDelivered.toObject(this, $protobuf.util.toJSONOptions);
                };

                return NotificationDelivered;
            })();

            v1.NotificationFailed = (function() {

                const NotificationFailed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                NotificationFailed.prototype.messageId = "";
                NotificationFailed.prototype.userId = "";
                NotificationFailed.prototype.channel = "";
                NotificationFailed.prototype.template = "";
                NotificationFailed.prototype.reason = "";

                NotificationFailed.create = function(properties) {
                    return new NotificationFailed(properties);
                };

                NotificationFailed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.messageId != null && $Object.hasOwnProperty.call(message, "messageId") && message.messageId !== "")
                        writer.uint32(10).string(message.messageId);
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId") && message.userId !== "")
                        writer.uint32(18).string(message.userId);
                    if (message.channel != null && $Object.hasOwnProperty.call(message, "channel") && message.channel !== "")
                        writer.uint32(26).string(message.channel);
                    if (message.template != null && $Object.hasOwnProperty.call(message, "template") && message.template !== "")
                        writer.uint32(34).string(message.template);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(42).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                NotificationFailed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.notification.v1.NotificationFailed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.messageId = value;
                                else
                                    delete message.messageId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.userId = value;
                                else
                                    delete message.userId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.channel = value;
                                else
                                    delete message.channel;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.template = value;
                                else
                                    delete message.template;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                NotificationFailed.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.notification.v1.NotificationFailed)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.notification.v1.NotificationFailed: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.notification.v1.NotificationFailed();
                    if (object.messageId != null)
                        if (typeof object.messageId !== "string" || object.messageId.length)
                            message.messageId = $String(object.messageId);
                    if (object.userId != null)
                        if (typeof object.userId !== "string" || object.userId.length)
                            message.userId = $String(object.userId);
                    if (object.channel != null)
                        if (typeof object.channel !== "string" || object.channel.length)
                            message.channel = $String(object.channel);
                    if (object.template != null)
                        if (typeof object.template !== "string" || object.template.length)
                            message.template = $String(object.template);
                    if (object.reason != null)
                        if (typeof object.reason !== "string" || object.reason.length)
                            message.reason = $String(object.reason);
                    return message;
                };

                NotificationFailed.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.messageId = "";
                        object.userId = "";
                        object.channel = "";
                        object.template = "";
                        object.reason = "";
                    }
                    if (message.messageId != null && $Object.hasOwnProperty.call(message, "messageId"))
                        object.messageId = message.messageId;
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId"))
                        object.userId = message.userId;
                    if (message.channel != null && $Object.hasOwnProperty.call(message, "channel"))
                        object.channel = message.channel;
                    if (message.template != null && $Object.hasOwnProperty.call(message, "template"))
                        object.template = message.template;
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        object.reason = message.reason;
                    return object;
                };

                NotificationFailed.prototype.toJSON = function() {
                    return NotificationFailed.toObject(this, $protobuf.util.toJSONOptions);
                };

                return NotificationFailed;
            })();

            return v1;
        })();

        return notification;
    })();

    mart.order = (function() {

        const order = {};

        order.v1 = (function() {

            const v1 = {};

            v1.OrderEvent = (function() {

                const OrderEvent = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                OrderEvent.prototype.orderPlaced = null;
                OrderEvent.prototype.paymentRequested = null;
                OrderEvent.prototype.orderConfirmed = null;
                OrderEvent.prototype.orderRejected = null;
                OrderEvent.prototype.orderCancelled = null;
                OrderEvent.prototype.orderPacked = null;
                OrderEvent.prototype.orderShipped = null;
                OrderEvent.prototype.orderDelivered = null;
                OrderEvent.prototype.orderReturned = null;
                OrderEvent.prototype.orderChanged = null;
                OrderEvent.prototype.productInBasketsChanged = null;
                OrderEvent.prototype.orderSlotClosed = null;
                OrderEvent.prototype.stockRequested = null;
                OrderEvent.prototype.orderPickingStarted = null;
                OrderEvent.prototype.substituteProposed = null;
                OrderEvent.prototype.substituteAnswered = null;
                OrderEvent.prototype.orderDeliveryFailed = null;
                OrderEvent.prototype.orderLinesReturned = null;
                OrderEvent.prototype.paymentChangeRequested = null;
                OrderEvent.prototype.personalDataGathered = null;

                let $oneOfFields;

                $Object.defineProperty(OrderEvent.prototype, "event", {
                    get: $util.oneOfGetter($oneOfFields = ["orderPlaced", "paymentRequested", "orderConfirmed", "orderRejected", "orderCancelled", "orderPacked", "orderShipped", "orderDelivered", "orderReturned", "orderChanged", "productInBasketsChanged", "orderSlotClosed", "stockRequested", "orderPickingStarted", "substituteProposed", "substituteAnswered", "orderDeliveryFailed", "orderLinesReturned", "paymentChangeRequested", "personalDataGathered"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                OrderEvent.create = function(properties) {
                    return new OrderEvent(properties);
                };

                OrderEvent.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.orderPlaced != null && $Object.hasOwnProperty.call(message, "orderPlaced"))
                        $root.mart.order.v1.OrderPlaced.encode(message.orderPlaced, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.paymentRequested != null && $Object.hasOwnProperty.call(message, "paymentRequested"))
                        $root.mart.order.v1.PaymentRequested.encode(message.paymentRequested, writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.orderConfirmed != null && $Object.hasOwnProperty.call(message, "orderConfirmed"))
                        $root.mart.order.v1.OrderConfirmed.encode(message.orderConfirmed, writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.orderRejected != null && $Object.hasOwnProperty.call(message, "orderRejected"))
                        $root.mart.order.v1.OrderRejected.encode(message.orderRejected, writer.uint32(34).fork(), _depth + 1).ldelim();
                    if (message.orderCancelled != null && $Object.hasOwnProperty.call(message, "orderCancelled"))
                        $root.mart.order.v1.OrderCancelled.encode(message.orderCancelled, writer.uint32(42).fork(), _depth + 1).ldelim();
                    if (message.orderPacked != null && $Object.hasOwnProperty.call(message, "orderPacked"))
                        $root.mart.order.v1.OrderPacked.encode(message.orderPacked, writer.uint32(50).fork(), _depth + 1).ldelim();
                    if (message.orderShipped != null && $Object.hasOwnProperty.call(message, "orderShipped"))
                        $root.mart.order.v1.OrderShipped.encode(message.orderShipped, writer.uint32(58).fork(), _depth + 1).ldelim();
                    if (message.orderDelivered != null && $Object.hasOwnProperty.call(message, "orderDelivered"))
                        $root.mart.order.v1.OrderDelivered.encode(message.orderDelivered, writer.uint32(66).fork(), _depth + 1).ldelim();
                    if (message.orderReturned != null && $Object.hasOwnProperty.call(message, "orderReturned"))
                        $root.mart.order.v1.OrderReturned.encode(message.orderReturned, writer.uint32(74).fork(), _depth + 1).ldelim();
                    if (message.orderChanged != null && $Object.hasOwnProperty.call(message, "orderChanged"))
                        $root.mart.order.v1.OrderChanged.encode(message.orderChanged, writer.uint32(82).fork(), _depth + 1).ldelim();
                    if (message.productInBasketsChanged != null && $Object.hasOwnProperty.call(message, "productInBasketsChanged"))
                        $root.mart.order.v1.ProductInBasketsChanged.encode(message.productInBasketsChanged, writer.uint32(90).fork(), _depth + 1).ldelim();
                    if (message.orderSlotClosed != null && $Object.hasOwnProperty.call(message, "orderSlotClosed"))
                        $root.mart.order.v1.OrderSlotClosed.encode(message.orderSlotClosed, writer.uint32(98).fork(), _depth + 1).ldelim();
                    if (message.stockRequested != null && $Object.hasOwnProperty.call(message, "stockRequested"))
                        $root.mart.order.v1.StockRequested.encode(message.stockRequested, writer.uint32(106).fork(), _depth + 1).ldelim();
                    if (message.orderPickingStarted != null && $Object.hasOwnProperty.call(message, "orderPickingStarted"))
                        $root.mart.order.v1.OrderPickingStarted.encode(message.orderPickingStarted, writer.uint32(114).fork(), _depth + 1).ldelim();
                    if (message.substituteProposed != null && $Object.hasOwnProperty.call(message, "substituteProposed"))
                        $root.mart.order.v1.SubstituteProposed.encode(message.substituteProposed, writer.uint32(122).fork(), _depth + 1).ldelim();
                    if (message.substituteAnswered != null && $Object.hasOwnProperty.call(message, "substituteAnswered"))
                        $root.mart.order.v1.SubstituteAnswered.encode(message.substituteAnswered, writer.uint32(130).fork(), _depth + 1).ldelim();
                    if (message.orderDeliveryFailed != null && $Object.hasOwnProperty.call(message, "orderDeliveryFailed"))
                        $root.mart.order.v1.OrderDeliveryFailed.encode(message.orderDeliveryFailed, writer.uint32(138).fork(), _depth + 1).ldelim();
                    if (message.orderLinesReturned != null && $Object.hasOwnProperty.call(message, "orderLinesReturned"))
                        $root.mart.order.v1.OrderLinesReturned.encode(message.orderLinesReturned, writer.uint32(146).fork(), _depth + 1).ldelim();
                    if (message.paymentChangeRequested != null && $Object.hasOwnProperty.call(message, "paymentChangeRequested"))
                        $root.mart.order.v1.PaymentChangeRequested.encode(message.paymentChangeRequested, writer.uint32(154).fork(), _depth + 1).ldelim();
                    if (message.personalDataGathered != null && $Object.hasOwnProperty.call(message, "personalDataGathered"))
                        $root.mart.types.v1.PersonalDataGathered.encode(message.personalDataGathered, writer.uint32(322).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                OrderEvent.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.OrderEvent();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.orderPlaced = $root.mart.order.v1.OrderPlaced.decode(reader, reader.size(), $undefined, _depth + 1, message.orderPlaced);
                                message.event = "orderPlaced";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.paymentRequested = $root.mart.order.v1.PaymentRequested.decode(reader, reader.size(), $undefined, _depth + 1, message.paymentRequested);
                                message.event = "paymentRequested";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.orderConfirmed = $root.mart.order.v1.OrderConfirmed.decode(reader, reader.size(), $undefined, _depth + 1, message.orderConfirmed);
                                message.event = "orderConfirmed";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.orderRejected = $root.mart.order.v1.OrderRejected.decode(reader, reader.size(), $undefined, _depth + 1, message.orderRejected);
                                message.event = "orderRejected";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.orderCancelled = $root.mart.order.v1.OrderCancelled.decode(reader, reader.size(), $undefined, _depth + 1, message.orderCancelled);
                                message.event = "orderCancelled";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.orderPacked = $root.mart.order.v1.OrderPacked.decode(reader, reader.size(), $undefined, _depth + 1, message.orderPacked);
                                message.event = "orderPacked";
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.orderShipped = $root.mart.order.v1.OrderShipped.decode(reader, reader.size(), $undefined, _depth + 1, message.orderShipped);
                                message.event = "orderShipped";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                message.orderDelivered = $root.mart.order.v1.OrderDelivered.decode(reader, reader.size(), $undefined, _depth + 1, message.orderDelivered);
                                message.event = "orderDelivered";
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                message.orderReturned = $root.mart.order.v1.OrderReturned.decode(reader, reader.size(), $undefined, _depth + 1, message.orderReturned);
                                message.event = "orderReturned";
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                message.orderChanged = $root.mart.order.v1.OrderChanged.decode(reader, reader.size(), $undefined, _depth + 1, message.orderChanged);
                                message.event = "orderChanged";
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                message.productInBasketsChanged = $root.mart.order.v1.ProductInBasketsChanged.decode(reader, reader.size(), $undefined, _depth + 1, message.productInBasketsChanged);
                                message.event = "productInBasketsChanged";
                                continue;
                            }
                        case 12: {
                                if (wireType !== 2)
                                    break;
                                message.orderSlotClosed = $root.mart.order.v1.OrderSlotClosed.decode(reader, reader.size(), $undefined, _depth + 1, message.orderSlotClosed);
                                message.event = "orderSlotClosed";
                                continue;
                            }
                        case 13: {
                                if (wireType !== 2)
                                    break;
                                message.stockRequested = $root.mart.order.v1.StockRequested.decode(reader, reader.size(), $undefined, _depth + 1, message.stockRequested);
                                message.event = "stockRequested";
                                continue;
                            }
                        case 14: {
                                if (wireType !== 2)
                                    break;
                                message.orderPickingStarted = $root.mart.order.v1.OrderPickingStarted.decode(reader, reader.size(), $undefined, _depth + 1, message.orderPickingStarted);
                                message.event = "orderPickingStarted";
                                continue;
                            }
                        case 15: {
                                if (wireType !== 2)
                                    break;
                                message.substituteProposed = $root.mart.order.v1.SubstituteProposed.decode(reader, reader.size(), $undefined, _depth + 1, message.substituteProposed);
                                message.event = "substituteProposed";
                                continue;
                            }
                        case 16: {
                                if (wireType !== 2)
                                    break;
                                message.substituteAnswered = $root.mart.order.v1.SubstituteAnswered.decode(reader, reader.size(), $undefined, _depth + 1, message.substituteAnswered);
                                message.event = "substituteAnswered";
                                continue;
                            }
                        case 17: {
                                if (wireType !== 2)
                                    break;
                                message.orderDeliveryFailed = $root.mart.order.v1.OrderDeliveryFailed.decode(reader, reader.size(), $undefined, _depth + 1, message.orderDeliveryFailed);
                                message.event = "orderDeliveryFailed";
                                continue;
                            }
                        case 18: {
                                if (wireType !== 2)
                                    break;
                                message.orderLinesReturned = $root.mart.order.v1.OrderLinesReturned.decode(reader, reader.size(), $undefined, _depth + 1, message.orderLinesReturned);
                                message.event = "orderLinesReturned";
                                continue;
                            }
                        case 19: {
                                if (wireType !== 2)
                                    break;
                                message.paymentChangeRequested = $root.mart.order.v1.PaymentChangeRequested.decode(reader, reader.size(), $undefined, _depth + 1, message.paymentChangeRequested);
                                message.event = "paymentChangeRequested";
                                continue;
                            }
                        case 40: {
                                if (wireType !== 2)
                                    break;
                                message.personalDataGathered = $root.mart.types.v1.PersonalDataGathered.decode(reader, reader.size(), $undefined, _depth + 1, message.personalDataGathered);
                                message.event = "personalDataGathered";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                OrderEvent.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.OrderEvent)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.OrderEvent: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.OrderEvent();
                    if (object.orderPlaced != null) {
                        if (!$util.isObject(object.orderPlaced))
                            throw $TypeError(".mart.order.v1.OrderEvent.orderPlaced: object expected");
                        message.orderPlaced = $root.mart.order.v1.OrderPlaced.fromObject(object.orderPlaced, _depth + 1);
                    }
                    if (object.paymentRequested != null) {
                        if (!$util.isObject(object.paymentRequested))
                            throw $TypeError(".mart.order.v1.OrderEvent.paymentRequested: object expected");
                        message.paymentRequested = $root.mart.order.v1.PaymentRequested.fromObject(object.paymentRequested, _depth + 1);
                    }
                    if (object.orderConfirmed != null) {
                        if (!$util.isObject(object.orderConfirmed))
                            throw $TypeError(".mart.order.v1.OrderEvent.orderConfirmed: object expected");
                        message.orderConfirmed = $root.mart.order.v1.OrderConfirmed.fromObject(object.orderConfirmed, _depth + 1);
                    }
                    if (object.orderRejected != null) {
                        if (!$util.isObject(object.orderRejected))
                            throw $TypeError(".mart.order.v1.OrderEvent.orderRejected: object expected");
                        message.orderRejected = $root.mart.order.v1.OrderRejected.fromObject(object.orderRejected, _depth + 1);
                    }
                    if (object.orderCancelled != null) {
                        if (!$util.isObject(object.orderCancelled))
                            throw $TypeError(".mart.order.v1.OrderEvent.orderCancelled: object expected");
                        message.orderCancelled = $root.mart.order.v1.OrderCancelled.fromObject(object.orderCancelled, _depth + 1);
                    }
                    if (object.orderPacked != null) {
                        if (!$util.isObject(object.orderPacked))
                            throw $TypeError(".mart.order.v1.OrderEvent.orderPacked: object expected");
                        message.orderPacked = $root.mart.order.v1.OrderPacked.fromObject(object.orderPacked, _depth + 1);
                    }
                    if (object.orderShipped != null) {
                        if (!$util.isObject(object.orderShipped))
                            throw $TypeError(".mart.order.v1.OrderEvent.orderShipped: object expected");
                        message.orderShipped = $root.mart.order.v1.OrderShipped.fromObject(object.orderShipped, _depth + 1);
                    }
                    if (object.orderDelivered != null) {
                        if (!$util.isObject(object.orderDelivered))
                            throw $TypeError(".mart.order.v1.OrderEvent.orderDelivered: object expected");
                        message.orderDelivered = $root.mart.order.v1.OrderDelivered.fromObject(object.orderDelivered, _depth + 1);
                    }
                    if (object.orderReturned != null) {
                        if (!$util.isObject(object.orderReturned))
                            throw $TypeError(".mart.order.v1.OrderEvent.orderReturned: object expected");
                        message.orderReturned = $root.mart.order.v1.OrderReturned.fromObject(object.orderReturned, _depth + 1);
                    }
                    if (object.orderChanged != null) {
                        if (!$util.isObject(object.orderChanged))
                            throw $TypeError(".mart.order.v1.OrderEvent.orderChanged: object expected");
                        message.orderChanged = $root.mart.order.v1.OrderChanged.fromObject(object.orderChanged, _depth + 1);
                    }
                    if (object.productInBasketsChanged != null) {
                        if (!$util.isObject(object.productInBasketsChanged))
                            throw $TypeError(".mart.order.v1.OrderEvent.productInBasketsChanged: object expected");
                        message.productInBasketsChanged = $root.mart.order.v1.ProductInBasketsChanged.fromObject(object.productInBasketsChanged, _depth + 1);
                    }
                    if (object.orderSlotClosed != null) {
                        if (!$util.isObject(object.orderSlotClosed))
                            throw $TypeError(".mart.order.v1.OrderEvent.orderSlotClosed: object expected");
                        message.orderSlotClosed = $root.mart.order.v1.OrderSlotClosed.fromObject(object.orderSlotClosed, _depth + 1);
                    }
                    if (object.stockRequested != null) {
                        if (!$util.isObject(object.stockRequested))
                            throw $TypeError(".mart.order.v1.OrderEvent.stockRequested: object expected");
                        message.stockRequested = $root.mart.order.v1.StockRequested.fromObject(object.stockRequested, _depth + 1);
                    }
                    if (object.orderPickingStarted != null) {
                        if (!$util.isObject(object.orderPickingStarted))
                            throw $TypeError(".mart.order.v1.OrderEvent.orderPickingStarted: object expected");
                        message.orderPickingStarted = $root.mart.order.v1.OrderPickingStarted.fromObject(object.orderPickingStarted, _depth + 1);
                    }
                    if (object.substituteProposed != null) {
                        if (!$util.isObject(object.substituteProposed))
                            throw $TypeError(".mart.order.v1.OrderEvent.substituteProposed: object expected");
                        message.substituteProposed = $root.mart.order.v1.SubstituteProposed.fromObject(object.substituteProposed, _depth + 1);
                    }
                    if (object.substituteAnswered != null) {
                        if (!$util.isObject(object.substituteAnswered))
                            throw $TypeError(".mart.order.v1.OrderEvent.substituteAnswered: object expected");
                        message.substituteAnswered = $root.mart.order.v1.SubstituteAnswered.fromObject(object.substituteAnswered, _depth + 1);
                    }
                    if (object.orderDeliveryFailed != null) {
                        if (!$util.isObject(object.orderDeliveryFailed))
                            throw $TypeError(".mart.order.v1.OrderEvent.orderDeliveryFailed: object expected");
                        message.orderDeliveryFailed = $root.mart.order.v1.OrderDeliveryFailed.fromObject(object.orderDeliveryFailed, _depth + 1);
                    }
                    if (object.orderLinesReturned != null) {
                        if (!$util.isObject(object.orderLinesReturned))
                            throw $TypeError(".mart.order.v1.OrderEvent.orderLinesReturned: object expected");
                        message.orderLinesReturned = $root.mart.order.v1.OrderLinesReturned.fromObject(object.orderLinesReturned, _depth + 1);
                    }
                    if (object.paymentChangeRequested != null) {
                        if (!$util.isObject(object.paymentChangeRequested))
                            throw $TypeError(".mart.order.v1.OrderEvent.paymentChangeRequested: object expected");
                        message.paymentChangeRequested = $root.mart.order.v1.PaymentChangeRequested.fromObject(object.paymentChangeRequested, _depth + 1);
                    }
                    if (object.personalDataGathered != null) {
                        if (!$util.isObject(object.personalDataGathered))
                            throw $TypeError(".mart.order.v1.OrderEvent.personalDataGathered: object expected");
                        message.personalDataGathered = $root.mart.types.v1.PersonalDataGathered.fromObject(object.personalDataGathered, _depth + 1);
                    }
                    return message;
                };

                OrderEvent.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.orderPlaced != null && $Object.hasOwnProperty.call(message, "orderPlaced")) {
                        object.orderPlaced = $root.mart.order.v1.OrderPlaced.toObject(message.orderPlaced, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "orderPlaced";
                    }
                    if (message.paymentRequested != null && $Object.hasOwnProperty.call(message, "paymentRequested")) {
                        object.paymentRequested = $root.mart.order.v1.PaymentRequested.toObject(message.paymentRequested, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "paymentRequested";
                    }
                    if (message.orderConfirmed != null && $Object.hasOwnProperty.call(message, "orderConfirmed")) {
                        object.orderConfirmed = $root.mart.order.v1.OrderConfirmed.toObject(message.orderConfirmed, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "orderConfirmed";
                    }
                    if (message.orderRejected != null && $Object.hasOwnProperty.call(message, "orderRejected")) {
                        object.orderRejected = $root.mart.order.v1.OrderRejected.toObject(message.orderRejected, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "orderRejected";
                    }
                    if (message.orderCancelled != null && $Object.hasOwnProperty.call(message, "orderCancelled")) {
                        object.orderCancelled = $root.mart.order.v1.OrderCancelled.toObject(message.orderCancelled, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "orderCancelled";
                    }
                    if (message.orderPacked != null && $Object.hasOwnProperty.call(message, "orderPacked")) {
                        object.orderPacked = $root.mart.order.v1.OrderPacked.toObject(message.orderPacked, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "orderPacked";
                    }
                    if (message.orderShipped != null && $Object.hasOwnProperty.call(message, "orderShipped")) {
                        object.orderShipped = $root.mart.order.v1.OrderShipped.toObject(message.orderShipped, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "orderShipped";
                    }
                    if (message.orderDelivered != null && $Object.hasOwnProperty.call(message, "orderDelivered")) {
                        object.orderDelivered = $root.mart.order.v1.OrderDelivered.toObject(message.orderDelivered, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "orderDelivered";
                    }
                    if (message.orderReturned != null && $Object.hasOwnProperty.call(message, "orderReturned")) {
                        object.orderReturned = $root.mart.order.v1.OrderReturned.toObject(message.orderReturned, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "orderReturned";
                    }
                    if (message.orderChanged != null && $Object.hasOwnProperty.call(message, "orderChanged")) {
                        object.orderChanged = $root.mart.order.v1.OrderChanged.toObject(message.orderChanged, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "orderChanged";
                    }
                    if (message.productInBasketsChanged != null && $Object.hasOwnProperty.call(message, "productInBasketsChanged")) {
                        object.productInBasketsChanged = $root.mart.order.v1.ProductInBasketsChanged.toObject(message.productInBasketsChanged, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "productInBasketsChanged";
                    }
                    if (message.orderSlotClosed != null && $Object.hasOwnProperty.call(message, "orderSlotClosed")) {
                        object.orderSlotClosed = $root.mart.order.v1.OrderSlotClosed.toObject(message.orderSlotClosed, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "orderSlotClosed";
                    }
                    if (message.stockRequested != null && $Object.hasOwnProperty.call(message, "stockRequested")) {
                        object.stockRequested = $root.mart.order.v1.StockRequested.toObject(message.stockRequested, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "stockRequested";
                    }
                    if (message.orderPickingStarted != null && $Object.hasOwnProperty.call(message, "orderPickingStarted")) {
                        object.orderPickingStarted = $root.mart.order.v1.OrderPickingStarted.toObject(message.orderPickingStarted, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "orderPickingStarted";
                    }
                    if (message.substituteProposed != null && $Object.hasOwnProperty.call(message, "substituteProposed")) {
                        object.substituteProposed = $root.mart.order.v1.SubstituteProposed.toObject(message.substituteProposed, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "substituteProposed";
                    }
                    if (message.substituteAnswered != null && $Object.hasOwnProperty.call(message, "substituteAnswered")) {
                        object.substituteAnswered = $root.mart.order.v1.SubstituteAnswered.toObject(message.substituteAnswered, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "substituteAnswered";
                    }
                    if (message.orderDeliveryFailed != null && $Object.hasOwnProperty.call(message, "orderDeliveryFailed")) {
                        object.orderDeliveryFailed = $root.mart.order.v1.OrderDeliveryFailed.toObject(message.orderDeliveryFailed, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "orderDeliveryFailed";
                    }
                    if (message.orderLinesReturned != null && $Object.hasOwnProperty.call(message, "orderLinesReturned")) {
                        object.orderLinesReturned = $root.mart.order.v1.OrderLinesReturned.toObject(message.orderLinesReturned, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "orderLinesReturned";
                    }
                    if (message.paymentChangeRequested != null && $Object.hasOwnProperty.call(message, "paymentChangeRequested")) {
                        object.paymentChangeRequested = $root.mart.order.v1.PaymentChangeRequested.toObject(message.paymentChangeRequested, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "paymentChangeRequested";
                    }
                    if (message.personalDataGathered != null && $Object.hasOwnProperty.call(message, "personalDataGathered")) {
                        object.personalDataGathered = $root.mart.types.v1.PersonalDataGathered.toObject(message.personalDataGathered, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "personalDataGathered";
                    }
                    return object;
                };

                OrderEvent.prototype.toJSON = function() {
                    return OrderEvent.toObject(this, $protobuf.util.toJSONOptions);
                };

                return OrderEvent;
            })();

            v1.OrderItem = (function() {

                const OrderItem = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                OrderItem.prototype.productId = "";
                OrderItem.prototype.sku = "";
                OrderItem.prototype.name = "";
                OrderItem.prototype.soldBy = "";
                OrderItem.prototype.quantity = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                OrderItem.prototype.unitPrice = null;
                OrderItem.prototype.lineTotal = null;
                OrderItem.prototype.line = 0;
                OrderItem.prototype.ifShort = "";
                OrderItem.prototype.state = "";
                OrderItem.prototype.picked = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                OrderItem.prototype.returned = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                OrderItem.prototype.substituteFor = 0;
                OrderItem.prototype.discount = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                OrderItem.prototype.shortReason = "";
                OrderItem.prototype.ageLimit = 0;
                OrderItem.prototype.lacking = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                OrderItem.create = function(properties) {
                    return new OrderItem(properties);
                };

                OrderItem.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId") && message.productId !== "")
                        writer.uint32(10).string(message.productId);
                    if (message.sku != null && $Object.hasOwnProperty.call(message, "sku") && message.sku !== "")
                        writer.uint32(18).string(message.sku);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(26).string(message.name);
                    if (message.soldBy != null && $Object.hasOwnProperty.call(message, "soldBy") && message.soldBy !== "")
                        writer.uint32(34).string(message.soldBy);
                    if (message.quantity != null && $Object.hasOwnProperty.call(message, "quantity") && (typeof message.quantity === "object" ? message.quantity.low || message.quantity.high : message.quantity !== 0))
                        writer.uint32(40).int64(message.quantity);
                    if (message.unitPrice != null && $Object.hasOwnProperty.call(message, "unitPrice"))
                        $root.mart.types.v1.Money.encode(message.unitPrice, writer.uint32(50).fork(), _depth + 1).ldelim();
                    if (message.lineTotal != null && $Object.hasOwnProperty.call(message, "lineTotal"))
                        $root.mart.types.v1.Money.encode(message.lineTotal, writer.uint32(58).fork(), _depth + 1).ldelim();
                    if (message.line != null && $Object.hasOwnProperty.call(message, "line") && message.line !== 0)
                        writer.uint32(64).int32(message.line);
                    if (message.ifShort != null && $Object.hasOwnProperty.call(message, "ifShort") && message.ifShort !== "")
                        writer.uint32(74).string(message.ifShort);
                    if (message.state != null && $Object.hasOwnProperty.call(message, "state") && message.state !== "")
                        writer.uint32(82).string(message.state);
                    if (message.picked != null && $Object.hasOwnProperty.call(message, "picked") && (typeof message.picked === "object" ? message.picked.low || message.picked.high : message.picked !== 0))
                        writer.uint32(88).int64(message.picked);
                    if (message.returned != null && $Object.hasOwnProperty.call(message, "returned") && (typeof message.returned === "object" ? message.returned.low || message.returned.high : message.returned !== 0))
                        writer.uint32(96).int64(message.returned);
                    if (message.substituteFor != null && $Object.hasOwnProperty.call(message, "substituteFor") && message.substituteFor !== 0)
                        writer.uint32(104).int32(message.substituteFor);
                    if (message.discount != null && $Object.hasOwnProperty.call(message, "discount") && (typeof message.discount === "object" ? message.discount.low || message.discount.high : message.discount !== 0))
                        writer.uint32(112).int64(message.discount);
                    if (message.shortReason != null && $Object.hasOwnProperty.call(message, "shortReason") && message.shortReason !== "")
                        writer.uint32(122).string(message.shortReason);
                    if (message.ageLimit != null && $Object.hasOwnProperty.call(message, "ageLimit") && message.ageLimit !== 0)
                        writer.uint32(128).int32(message.ageLimit);
                    if (message.lacking != null && $Object.hasOwnProperty.call(message, "lacking") && (typeof message.lacking === "object" ? message.lacking.low || message.lacking.high : message.lacking !== 0))
                        writer.uint32(136).int64(message.lacking);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                OrderItem.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.OrderItem();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.productId = value;
                                else
                                    delete message.productId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.sku = value;
                                else
                                    delete message.sku;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.soldBy = value;
                                else
                                    delete message.soldBy;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.quantity = value;
                                else
                                    delete message.quantity;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.unitPrice = $root.mart.types.v1.Money.decode(reader, reader.size(), $undefined, _depth + 1, message.unitPrice);
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.lineTotal = $root.mart.types.v1.Money.decode(reader, reader.size(), $undefined, _depth + 1, message.lineTotal);
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.line = value;
                                else
                                    delete message.line;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.ifShort = value;
                                else
                                    delete message.ifShort;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.state = value;
                                else
                                    delete message.state;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.picked = value;
                                else
                                    delete message.picked;
                                continue;
                            }
                        case 12: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.returned = value;
                                else
                                    delete message.returned;
                                continue;
                            }
                        case 13: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.substituteFor = value;
                                else
                                    delete message.substituteFor;
                                continue;
                            }
                        case 14: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.discount = value;
                                else
                                    delete message.discount;
                                continue;
                            }
                        case 15: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.shortReason = value;
                                else
                                    delete message.shortReason;
                                continue;
                            }
                        case 16: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.ageLimit = value;
                                else
                                    delete message.ageLimit;
                                continue;
                            }
                        case 17: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.lacking = value;
                                else
                                    delete message.lacking;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                OrderItem.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.OrderItem)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.OrderItem: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.OrderItem();
                    if (object.productId != null)
                        if (typeof object.productId !== "string" || object.productId.length)
                            message.productId = $String(object.productId);
                    if (object.sku != null)
                        if (typeof object.sku !== "string" || object.sku.length)
                            message.sku = $String(object.sku);
                    if (object.name != null)
                        if (typeof object.name !== "string" || object.name.length)
                            message.name = $String(object.name);
                    if (object.soldBy != null)
                        if (typeof object.soldBy !== "string" || object.soldBy.length)
                            message.soldBy = $String(object.soldBy);
                    if (object.quantity != null)
                        if (typeof object.quantity === "object" ? object.quantity.low || object.quantity.high : $Number(object.quantity) !== 0)
                            if ($util.Long)
                                message.quantity = $util.Long.fromValue(object.quantity, false);
                            else if (typeof object.quantity === "string")
                                message.quantity = $parseInt(object.quantity, 10);
                            else if (typeof object.quantity === "number")
                                message.quantity = object.quantity;
                            else if (typeof object.quantity === "object")
                                message.quantity = new $util.LongBits(object.quantity.low >>> 0, object.quantity.high >>> 0).toNumber();
                    if (object.unitPrice != null) {
                        if (!$util.isObject(object.unitPrice))
                            throw $TypeError(".mart.order.v1.OrderItem.unitPrice: object expected");
                        message.unitPrice = $root.mart.types.v1.Money.fromObject(object.unitPrice, _depth + 1);
                    }
                    if (object.lineTotal != null) {
                        if (!$util.isObject(object.lineTotal))
                            throw $TypeError(".mart.order.v1.OrderItem.lineTotal: object expected");
                        message.lineTotal = $root.mart.types.v1.Money.fromObject(object.lineTotal, _depth + 1);
                    }
                    if (object.line != null)
                        if ($Number(object.line) !== 0)
                            message.line = object.line | 0;
                    if (object.ifShort != null)
                        if (typeof object.ifShort !== "string" || object.ifShort.length)
                            message.ifShort = $String(object.ifShort);
                    if (object.state != null)
                        if (typeof object.state !== "string" || object.state.length)
                            message.state = $String(object.state);
                    if (object.picked != null)
                        if (typeof object.picked === "object" ? object.picked.low || object.picked.high : $Number(object.picked) !== 0)
                            if ($util.Long)
                                message.picked = $util.Long.fromValue(object.picked, false);
                            else if (typeof object.picked === "string")
                                message.picked = $parseInt(object.picked, 10);
                            else if (typeof object.picked === "number")
                                message.picked = object.picked;
                            else if (typeof object.picked === "object")
                                message.picked = new $util.LongBits(object.picked.low >>> 0, object.picked.high >>> 0).toNumber();
                    if (object.returned != null)
                        if (typeof object.returned === "object" ? object.returned.low || object.returned.high : $Number(object.returned) !== 0)
                            if ($util.Long)
                                message.returned = $util.Long.fromValue(object.returned, false);
                            else if (typeof object.returned === "string")
                                message.returned = $parseInt(object.returned, 10);
                            else if (typeof object.returned === "number")
                                message.returned = object.returned;
                            else if (typeof object.returned === "object")
                                message.returned = new $util.LongBits(object.returned.low >>> 0, object.returned.high >>> 0).toNumber();
                    if (object.substituteFor != null)
                        if ($Number(object.substituteFor) !== 0)
                            message.substituteFor = object.substituteFor | 0;
                    if (object.discount != null)
                        if (typeof object.discount === "object" ? object.discount.low || object.discount.high : $Number(object.discount) !== 0)
                            if ($util.Long)
                                message.discount = $util.Long.fromValue(object.discount, false);
                            else if (typeof object.discount === "string")
                                message.discount = $parseInt(object.discount, 10);
                            else if (typeof object.discount === "number")
                                message.discount = object.discount;
                            else if (typeof object.discount === "object")
                                message.discount = new $util.LongBits(object.discount.low >>> 0, object.discount.high >>> 0).toNumber();
                    if (object.shortReason != null)
                        if (typeof object.shortReason !== "string" || object.shortReason.length)
                            message.shortReason = $String(object.shortReason);
                    if (object.ageLimit != null)
                        if ($Number(object.ageLimit) !== 0)
                            message.ageLimit = object.ageLimit | 0;
                    if (object.lacking != null)
                        if (typeof object.lacking === "object" ? object.lacking.low || object.lacking.high : $Number(object.lacking) !== 0)
                            if ($util.Long)
                                message.lacking = $util.Long.fromValue(object.lacking, false);
                            else if (typeof object.lacking === "string")
                                message.lacking = $parseInt(object.lacking, 10);
                            else if (typeof object.lacking === "number")
                                message.lacking = object.lacking;
                            else if (typeof object.lacking === "object")
                                message.lacking = new $util.LongBits(object.lacking.low >>> 0, object.lacking.high >>> 0).toNumber();
                    return message;
                };

                OrderItem.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.productId = "";
                        object.sku = "";
                        object.name = "";
                        object.soldBy = "";
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.quantity = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.quantity = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.unitPrice = null;
                        object.lineTotal = null;
                        object.line = 0;
                        object.ifShort = "";
                        object.state = "";
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.picked = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.picked = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.returned = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.returned = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.substituteFor = 0;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.discount = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.discount = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.shortReason = "";
                        object.ageLimit = 0;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.lacking = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.lacking = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    }
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId"))
                        object.productId = message.productId;
                    if (message.sku != null && $Object.hasOwnProperty.call(message, "sku"))
                        object.sku = message.sku;
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                        object.name = message.name;
                    if (message.soldBy != null && $Object.hasOwnProperty.call(message, "soldBy"))
                        object.soldBy = message.soldBy;
                    if (message.quantity != null && $Object.hasOwnProperty.call(message, "quantity"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.quantity = typeof message.quantity === "number" ? $BigInt(message.quantity) : $util.Long.fromBits(message.quantity.low >>> 0, message.quantity.high >>> 0, false).toBigInt();
                        else if (typeof message.quantity === "number")
                            object.quantity = options.longs === $String ? $String(message.quantity) : message.quantity;
                        else
                            object.quantity = options.longs === $String ? $util.Long.prototype.toString.call(message.quantity) : options.longs === $Number ? new $util.LongBits(message.quantity.low >>> 0, message.quantity.high >>> 0).toNumber() : message.quantity;
                    if (message.unitPrice != null && $Object.hasOwnProperty.call(message, "unitPrice"))
                        object.unitPrice = $root.mart.types.v1.Money.toObject(message.unitPrice, options, _depth + 1);
                    if (message.lineTotal != null && $Object.hasOwnProperty.call(message, "lineTotal"))
                        object.lineTotal = $root.mart.types.v1.Money.toObject(message.lineTotal, options, _depth + 1);
                    if (message.line != null && $Object.hasOwnProperty.call(message, "line"))
                        object.line = message.line;
                    if (message.ifShort != null && $Object.hasOwnProperty.call(message, "ifShort"))
                        object.ifShort = message.ifShort;
                    if (message.state != null && $Object.hasOwnProperty.call(message, "state"))
                        object.state = message.state;
                    if (message.picked != null && $Object.hasOwnProperty.call(message, "picked"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.picked = typeof message.picked === "number" ? $BigInt(message.picked) : $util.Long.fromBits(message.picked.low >>> 0, message.picked.high >>> 0, false).toBigInt();
                        else if (typeof message.picked === "number")
                            object.picked = options.longs === $String ? $String(message.picked) : message.picked;
                        else
                            object.picked = options.longs === $String ? $util.Long.prototype.toString.call(message.picked) : options.longs === $Number ? new $util.LongBits(message.picked.low >>> 0, message.picked.high >>> 0).toNumber() : message.picked;
                    if (message.returned != null && $Object.hasOwnProperty.call(message, "returned"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.returned = typeof message.returned === "number" ? $BigInt(message.returned) : $util.Long.fromBits(message.returned.low >>> 0, message.returned.high >>> 0, false).toBigInt();
                        else if (typeof message.returned === "number")
                            object.returned = options.longs === $String ? $String(message.returned) : message.returned;
                        else
                            object.returned = options.longs === $String ? $util.Long.prototype.toString.call(message.returned) : options.longs === $Number ? new $util.LongBits(message.returned.low >>> 0, message.returned.high >>> 0).toNumber() : message.returned;
                    if (message.substituteFor != null && $Object.hasOwnProperty.call(message, "substituteFor"))
                        object.substituteFor = message.substituteFor;
                    if (message.discount != null && $Object.hasOwnProperty.call(message, "discount"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.discount = typeof message.discount === "number" ? $BigInt(message.discount) : $util.Long.fromBits(message.discount.low >>> 0, message.discount.high >>> 0, false).toBigInt();
                        else if (typeof message.discount === "number")
                            object.discount = options.longs === $String ? $String(message.discount) : message.discount;
                        else
                            object.discount = options.longs === $String ? $util.Long.prototype.toString.call(message.discount) : options.longs === $Number ? new $util.LongBits(message.discount.low >>> 0, message.discount.high >>> 0).toNumber() : message.discount;
                    if (message.shortReason != null && $Object.hasOwnProperty.call(message, "shortReason"))
                        object.shortReason = message.shortReason;
                    if (message.ageLimit != null && $Object.hasOwnProperty.call(message, "ageLimit"))
                        object.ageLimit = message.ageLimit;
                    if (message.lacking != null && $Object.hasOwnProperty.call(message, "lacking"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.lacking = typeof message.lacking === "number" ? $BigInt(message.lacking) : $util.Long.fromBits(message.lacking.low >>> 0, message.lacking.high >>> 0, false).toBigInt();
                        else if (typeof message.lacking === "number")
                            object.lacking = options.longs === $String ? $String(message.lacking) : message.lacking;
                        else
                            object.lacking = options.longs === $String ? $util.Long.prototype.toString.call(message.lacking) : options.longs === $Number ? new $util.LongBits(message.lacking.low >>> 0, message.lacking.high >>> 0).toNumber() : message.lacking;
                    return object;
                };

                OrderItem.prototype.toJSON = function() {
                    return OrderItem.toObject(this, $protobuf.util.toJSONOptions);
                };

                return OrderItem;
            })();

            v1.Hold = (function() {

                const Hold = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Hold.prototype.productId = "";
                Hold.prototype.soldBy = "";
                Hold.prototype.quantity = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                Hold.prototype.most = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                Hold.create = function(properties) {
                    return new Hold(properties);
                };

                Hold.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId") && message.productId !== "")
                        writer.uint32(10).string(message.productId);
                    if (message.soldBy != null && $Object.hasOwnProperty.call(message, "soldBy") && message.soldBy !== "")
                        writer.uint32(18).string(message.soldBy);
                    if (message.quantity != null && $Object.hasOwnProperty.call(message, "quantity") && (typeof message.quantity === "object" ? message.quantity.low || message.quantity.high : message.quantity !== 0))
                        writer.uint32(24).int64(message.quantity);
                    if (message.most != null && $Object.hasOwnProperty.call(message, "most") && (typeof message.most === "object" ? message.most.low || message.most.high : message.most !== 0))
                        writer.uint32(32).int64(message.most);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Hold.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.Hold();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.productId = value;
                                else
                                    delete message.productId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.soldBy = value;
                                else
                                    delete message.soldBy;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.quantity = value;
                                else
                                    delete message.quantity;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.most = value;
                                else
                                    delete message.most;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                Hold.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.Hold)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.Hold: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.Hold();
                    if (object.productId != null)
                        if (typeof object.productId !== "string" || object.productId.length)
                            message.productId = $String(object.productId);
                    if (object.soldBy != null)
                        if (typeof object.soldBy !== "string" || object.soldBy.length)
                            message.soldBy = $String(object.soldBy);
                    if (object.quantity != null)
                        if (typeof object.quantity === "object" ? object.quantity.low || object.quantity.high : $Number(object.quantity) !== 0)
                            if ($util.Long)
                                message.quantity = $util.Long.fromValue(object.quantity, false);
                            else if (typeof object.quantity === "string")
                                message.quantity = $parseInt(object.quantity, 10);
                            else if (typeof object.quantity === "number")
                                message.quantity = object.quantity;
                            else if (typeof object.quantity === "object")
                                message.quantity = new $util.LongBits(object.quantity.low >>> 0, object.quantity.high >>> 0).toNumber();
                    if (object.most != null)
                        if (typeof object.most === "object" ? object.most.low || object.most.high : $Number(object.most) !== 0)
                            if ($util.Long)
                                message.most = $util.Long.fromValue(object.most, false);
                            else if (typeof object.most === "string")
                                message.most = $parseInt(object.most, 10);
                            else if (typeof object.most === "number")
                                message.most = object.most;
                            else if (typeof object.most === "object")
                                message.most = new $util.LongBits(object.most.low >>> 0, object.most.high >>> 0).toNumber();
                    return message;
                };

                Hold.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.productId = "";
                        object.soldBy = "";
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.quantity = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.quantity = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.most = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.most = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    }
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId"))
                        object.productId = message.productId;
                    if (message.soldBy != null && $Object.hasOwnProperty.call(message, "soldBy"))
                        object.soldBy = message.soldBy;
                    if (message.quantity != null && $Object.hasOwnProperty.call(message, "quantity"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.quantity = typeof message.quantity === "number" ? $BigInt(message.quantity) : $util.Long.fromBits(message.quantity.low >>> 0, message.quantity.high >>> 0, false).toBigInt();
                        else if (typeof message.quantity === "number")
                            object.quantity = options.longs === $String ? $String(message.quantity) : message.quantity;
                        else
                            object.quantity = options.longs === $String ? $util.Long.prototype.toString.call(message.quantity) : options.longs === $Number ? new $util.LongBits(message.quantity.low >>> 0, message.quantity.high >>> 0).toNumber() : message.quantity;
                    if (message.most != null && $Object.hasOwnProperty.call(message, "most"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.most = typeof message.most === "number" ? $BigInt(message.most) : $util.Long.fromBits(message.most.low >>> 0, message.most.high >>> 0, false).toBigInt();
                        else if (typeof message.most === "number")
                            object.most = options.longs === $String ? $String(message.most) : message.most;
                        else
                            object.most = options.longs === $String ? $util.Long.prototype.toString.call(message.most) : options.longs === $Number ? new $util.LongBits(message.most.low >>> 0, message.most.high >>> 0).toNumber() : message.most;
                    return object;
                };

                Hold.prototype.toJSON = function() {
                    return Hold.toObject(this, $protobuf.util.toJSONOptions);
                };

                return Hold;
            })();

            v1.Fee = (function() {

                const Fee = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Fee.prototype.name = "";
                Fee.prototype.amount = null;

                Fee.create = function(properties) {
                    return new Fee(properties);
                };

                Fee.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(10).string(message.name);
                    if (message.amount != null && $Object.hasOwnProperty.call(message, "amount"))
                        $root.mart.types.v1.Money.encode(message.amount, writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Fee.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.Fee();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.amount = $root.mart.types.v1.Money.decode(reader, reader.size(), $undefined, _depth + 1, message.amount);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                Fee.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.Fee)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.Fee: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.Fee();
                    if (object.name != null)
                        if (typeof object.name !== "string" || object.name.length)
                            message.name = $String(object.name);
                    if (object.amount != null) {
                        if (!$util.isObject(object.amount))
                            throw $TypeError(".mart.order.v1.Fee.amount: object expected");
                        message.amount = $root.mart.types.v1.Money.fromObject(object.amount, _depth + 1);
                    }
                    return message;
                };

                Fee.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.name = "";
                        object.amount = null;
                    }
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                        object.name = message.name;
                    if (message.amount != null && $Object.hasOwnProperty.call(message, "amount"))
                        object.amount = $root.mart.types.v1.Money.toObject(message.amount, options, _depth + 1);
                    return object;
                };

                Fee.prototype.toJSON = function() {
                    return Fee.toObject(this, $protobuf.util.toJSONOptions);
                };

                return Fee;
            })();

            v1.Slot = (function() {

                const Slot = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Slot.prototype.id = "";
                Slot.prototype.start = null;
                Slot.prototype.end = null;

                Slot.create = function(properties) {
                    return new Slot(properties);
                };

                Slot.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                        writer.uint32(10).string(message.id);
                    if (message.start != null && $Object.hasOwnProperty.call(message, "start"))
                        $root.google.protobuf.Timestamp.encode(message.start, writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.end != null && $Object.hasOwnProperty.call(message, "end"))
                        $root.google.protobuf.Timestamp.encode(message.end, writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Slot.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.Slot();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.id = value;
                                else
                                    delete message.id;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.start = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.start);
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.end = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.end);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                Slot.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.Slot)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.Slot: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.Slot();
                    if (object.id != null)
                        if (typeof object.id !== "string" || object.id.length)
                            message.id = $String(object.id);
                    if (object.start != null) {
                        if (!$util.isObject(object.start))
                            throw $TypeError(".mart.order.v1.Slot.start: object expected");
                        message.start = $root.google.protobuf.Timestamp.fromObject(object.start, _depth + 1);
                    }
                    if (object.end != null) {
                        if (!$util.isObject(object.end))
                            throw $TypeError(".mart.order.v1.Slot.end: object expected");
                        message.end = $root.google.protobuf.Timestamp.fromObject(object.end, _depth + 1);
                    }
                    return message;
                };

                Slot.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.id = "";
                        object.start = null;
                        object.end = null;
                    }
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                        object.id = message.id;
                    if (message.start != null && $Object.hasOwnProperty.call(message, "start"))
                        object.start = $root.google.protobuf.Timestamp.toObject(message.start, options, _depth + 1);
                    if (message.end != null && $Object.hasOwnProperty.call(message, "end"))
                        object.end = $root.google.protobuf.Timestamp.toObject(message.end, options, _depth + 1);
                    return object;
                };

                Slot.prototype.toJSON = function() {
                    return Slot.toObject(this, $protobuf.util.toJSONOptions);
                };

                return Slot;
            })();

            v1.Order = (function() {

                const Order = function (properties) {
                    this.items = [];
                    this.fees = [];
                    this.slots = [];
                    this.holds = [];
                    this.flags = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Order.prototype.id = "";
                Order.prototype.number = "";
                Order.prototype.customerId = "";
                Order.prototype.status = "";
                Order.prototype.items = $util.emptyArray;
                Order.prototype.subtotal = null;
                Order.prototype.deliveryFee = null;
                Order.prototype.total = null;
                Order.prototype.paymentMethod = "";
                Order.prototype.shippingAddress = null;
                Order.prototype.note = "";
                Order.prototype.version = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                Order.prototype.createdAt = null;
                Order.prototype.fees = $util.emptyArray;
                Order.prototype.slots = $util.emptyArray;
                Order.prototype.orderedTotal = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                Order.prototype.authorize = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                Order.prototype.discount = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                Order.prototype.holds = $util.emptyArray;
                Order.prototype.flags = $util.emptyArray;
                Order.prototype.courierId = "";
                Order.prototype.payWith = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                Order.prototype.attempts = 0;

                Order.create = function(properties) {
                    return new Order(properties);
                };

                Order.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                        writer.uint32(10).string(message.id);
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== "")
                        writer.uint32(18).string(message.number);
                    if (message.customerId != null && $Object.hasOwnProperty.call(message, "customerId") && message.customerId !== "")
                        writer.uint32(26).string(message.customerId);
                    if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== "")
                        writer.uint32(34).string(message.status);
                    if (message.items != null && message.items.length)
                        for (let i = 0; i < message.items.length; ++i)
                            $root.mart.order.v1.OrderItem.encode(message.items[i], writer.uint32(42).fork(), _depth + 1).ldelim();
                    if (message.subtotal != null && $Object.hasOwnProperty.call(message, "subtotal"))
                        $root.mart.types.v1.Money.encode(message.subtotal, writer.uint32(50).fork(), _depth + 1).ldelim();
                    if (message.deliveryFee != null && $Object.hasOwnProperty.call(message, "deliveryFee"))
                        $root.mart.types.v1.Money.encode(message.deliveryFee, writer.uint32(58).fork(), _depth + 1).ldelim();
                    if (message.total != null && $Object.hasOwnProperty.call(message, "total"))
                        $root.mart.types.v1.Money.encode(message.total, writer.uint32(66).fork(), _depth + 1).ldelim();
                    if (message.paymentMethod != null && $Object.hasOwnProperty.call(message, "paymentMethod") && message.paymentMethod !== "")
                        writer.uint32(74).string(message.paymentMethod);
                    if (message.shippingAddress != null && $Object.hasOwnProperty.call(message, "shippingAddress"))
                        $root.mart.types.v1.Address.encode(message.shippingAddress, writer.uint32(82).fork(), _depth + 1).ldelim();
                    if (message.note != null && $Object.hasOwnProperty.call(message, "note") && message.note !== "")
                        writer.uint32(90).string(message.note);
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                        writer.uint32(96).int64(message.version);
                    if (message.createdAt != null && $Object.hasOwnProperty.call(message, "createdAt"))
                        $root.google.protobuf.Timestamp.encode(message.createdAt, writer.uint32(106).fork(), _depth + 1).ldelim();
                    if (message.fees != null && message.fees.length)
                        for (let i = 0; i < message.fees.length; ++i)
                            $root.mart.order.v1.Fee.encode(message.fees[i], writer.uint32(114).fork(), _depth + 1).ldelim();
                    if (message.slots != null && message.slots.length)
                        for (let i = 0; i < message.slots.length; ++i)
                            $root.mart.order.v1.Slot.encode(message.slots[i], writer.uint32(122).fork(), _depth + 1).ldelim();
                    if (message.orderedTotal != null && $Object.hasOwnProperty.call(message, "orderedTotal") && (typeof message.orderedTotal === "object" ? message.orderedTotal.low || message.orderedTotal.high : message.orderedTotal !== 0))
                        writer.uint32(128).int64(message.orderedTotal);
                    if (message.authorize != null && $Object.hasOwnProperty.call(message, "authorize") && (typeof message.authorize === "object" ? message.authorize.low || message.authorize.high : message.authorize !== 0))
                        writer.uint32(136).int64(message.authorize);
                    if (message.discount != null && $Object.hasOwnProperty.call(message, "discount") && (typeof message.discount === "object" ? message.discount.low || message.discount.high : message.discount !== 0))
                        writer.uint32(144).int64(message.discount);
                    if (message.holds != null && message.holds.length)
                        for (let i = 0; i < message.holds.length; ++i)
                            $root.mart.order.v1.Hold.encode(message.holds[i], writer.uint32(154).fork(), _depth + 1).ldelim();
                    if (message.flags != null && message.flags.length)
                        for (let i = 0; i < message.flags.length; ++i)
                            writer.uint32(162).string(message.flags[i]);
                    if (message.courierId != null && $Object.hasOwnProperty.call(message, "courierId") && message.courierId !== "")
                        writer.uint32(170).string(message.courierId);
                    if (message.payWith != null && $Object.hasOwnProperty.call(message, "payWith") && (typeof message.payWith === "object" ? message.payWith.low || message.payWith.high : message.payWith !== 0))
                        writer.uint32(176).int64(message.payWith);
                    if (message.attempts != null && $Object.hasOwnProperty.call(message, "attempts") && message.attempts !== 0)
                        writer.uint32(184).int32(message.attempts);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Order.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.Order();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.id = value;
                                else
                                    delete message.id;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.number = value;
                                else
                                    delete message.number;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.customerId = value;
                                else
                                    delete message.customerId;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.status = value;
                                else
                                    delete message.status;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.items && message.items.length))
                                    message.items = [];
                                message.items.push($root.mart.order.v1.OrderItem.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.subtotal = $root.mart.types.v1.Money.decode(reader, reader.size(), $undefined, _depth + 1, message.subtotal);
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.deliveryFee = $root.mart.types.v1.Money.decode(reader, reader.size(), $undefined, _depth + 1, message.deliveryFee);
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                message.total = $root.mart.types.v1.Money.decode(reader, reader.size(), $undefined, _depth + 1, message.total);
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.paymentMethod = value;
                                else
                                    delete message.paymentMethod;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                message.shippingAddress = $root.mart.types.v1.Address.decode(reader, reader.size(), $undefined, _depth + 1, message.shippingAddress);
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.note = value;
                                else
                                    delete message.note;
                                continue;
                            }
                        case 12: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        case 13: {
                                if (wireType !== 2)
                                    break;
                                message.createdAt = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.createdAt);
                                continue;
                            }
                        case 14: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.fees && message.fees.length))
                                    message.fees = [];
                                message.fees.push($root.mart.order.v1.Fee.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 15: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.slots && message.slots.length))
                                    message.slots = [];
                                message.slots.push($root.mart.order.v1.Slot.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 16: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.orderedTotal = value;
                                else
                                    delete message.orderedTotal;
                                continue;
                            }
                        case 17: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.authorize = value;
                                else
                                    delete message.authorize;
                                continue;
                            }
                        case 18: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.discount = value;
                                else
                                    delete message.discount;
                                continue;
                            }
                        case 19: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.holds && message.holds.length))
                                    message.holds = [];
                                message.holds.push($root.mart.order.v1.Hold.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 20: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.flags && message.flags.length))
                                    message.flags = [];
                                message.flags.push(reader.stringVerify());
                                continue;
                            }
                        case 21: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.courierId = value;
                                else
                                    delete message.courierId;
                                continue;
                            }
                        case 22: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.payWith = value;
                                else
                                    delete message.payWith;
                                continue;
                            }
                        case 23: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.attempts = value;
                                else
                                    delete message.attempts;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                Order.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.Order)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.Order: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.Order();
                    if (object.id != null)
                        if (typeof object.id !== "string" || object.id.length)
                            message.id = $String(object.id);
                    if (object.number != null)
                        if (typeof object.number !== "string" || object.number.length)
                            message.number = $String(object.number);
                    if (object.customerId != null)
                        if (typeof object.customerId !== "string" || object.customerId.length)
                            message.customerId = $String(object.customerId);
                    if (object.status != null)
                        if (typeof object.status !== "string" || object.status.length)
                            message.status = $String(object.status);
                    if (object.items) {
                        if (!$Array.isArray(object.items))
                            throw $TypeError(".mart.order.v1.Order.items: array expected");
                        message.items = $Array(object.items.length);
                        for (let i = 0; i < object.items.length; ++i) {
                            if (!$util.isObject(object.items[i]))
                                throw $TypeError(".mart.order.v1.Order.items: object expected");
                            message.items[i] = $root.mart.order.v1.OrderItem.fromObject(object.items[i], _depth + 1);
                        }
                    }
                    if (object.subtotal != null) {
                        if (!$util.isObject(object.subtotal))
                            throw $TypeError(".mart.order.v1.Order.subtotal: object expected");
                        message.subtotal = $root.mart.types.v1.Money.fromObject(object.subtotal, _depth + 1);
                    }
                    if (object.deliveryFee != null) {
                        if (!$util.isObject(object.deliveryFee))
                            throw $TypeError(".mart.order.v1.Order.deliveryFee: object expected");
                        message.deliveryFee = $root.mart.types.v1.Money.fromObject(object.deliveryFee, _depth + 1);
                    }
                    if (object.total != null) {
                        if (!$util.isObject(object.total))
                            throw $TypeError(".mart.order.v1.Order.total: object expected");
                        message.total = $root.mart.types.v1.Money.fromObject(object.total, _depth + 1);
                    }
                    if (object.paymentMethod != null)
                        if (typeof object.paymentMethod !== "string" || object.paymentMethod.length)
                            message.paymentMethod = $String(object.paymentMethod);
                    if (object.shippingAddress != null) {
                        if (!$util.isObject(object.shippingAddress))
                            throw $TypeError(".mart.order.v1.Order.shippingAddress: object expected");
                        message.shippingAddress = $root.mart.types.v1.Address.fromObject(object.shippingAddress, _depth + 1);
                    }
                    if (object.note != null)
                        if (typeof object.note !== "string" || object.note.length)
                            message.note = $String(object.note);
                    if (object.version != null)
                        if (typeof object.version === "object" ? object.version.low || object.version.high : $Number(object.version) !== 0)
                            if ($util.Long)
                                message.version = $util.Long.fromValue(object.version, false);
                            else if (typeof object.version === "string")
                                message.version = $parseInt(object.version, 10);
                            else if (typeof object.version === "number")
                                message.version = object.version;
                            else if (typeof object.version === "object")
                                message.version = new $util.LongBits(object.version.low >>> 0, object.version.high >>> 0).toNumber();
                    if (object.createdAt != null) {
                        if (!$util.isObject(object.createdAt))
                            throw $TypeError(".mart.order.v1.Order.createdAt: object expected");
                        message.createdAt = $root.google.protobuf.Timestamp.fromObject(object.createdAt, _depth + 1);
                    }
                    if (object.fees) {
                        if (!$Array.isArray(object.fees))
                            throw $TypeError(".mart.order.v1.Order.fees: array expected");
                        message.fees = $Array(object.fees.length);
                        for (let i = 0; i < object.fees.length; ++i) {
                            if (!$util.isObject(object.fees[i]))
                                throw $TypeError(".mart.order.v1.Order.fees: object expected");
                            message.fees[i] = $root.mart.order.v1.Fee.fromObject(object.fees[i], _depth + 1);
                        }
                    }
                    if (object.slots) {
                        if (!$Array.isArray(object.slots))
                            throw $TypeError(".mart.order.v1.Order.slots: array expected");
                        message.slots = $Array(object.slots.length);
                        for (let i = 0; i < object.slots.length; ++i) {
                            if (!$util.isObject(object.slots[i]))
                                throw $TypeError(".mart.order.v1.Order.slots: object expected");
                            message.slots[i] = $root.mart.order.v1.Slot.fromObject(object.slots[i], _depth + 1);
                        }
                    }
                    if (object.orderedTotal != null)
                        if (typeof object.orderedTotal === "object" ? object.orderedTotal.low || object.orderedTotal.high : $Number(object.orderedTotal) !== 0)
                            if ($util.Long)
                                message.orderedTotal = $util.Long.fromValue(object.orderedTotal, false);
                            else if (typeof object.orderedTotal === "string")
                                message.orderedTotal = $parseInt(object.orderedTotal, 10);
                            else if (typeof object.orderedTotal === "number")
                                message.orderedTotal = object.orderedTotal;
                            else if (typeof object.orderedTotal === "object")
                                message.orderedTotal = new $util.LongBits(object.orderedTotal.low >>> 0, object.orderedTotal.high >>> 0).toNumber();
                    if (object.authorize != null)
                        if (typeof object.authorize === "object" ? object.authorize.low || object.authorize.high : $Number(object.authorize) !== 0)
                            if ($util.Long)
                                message.authorize = $util.Long.fromValue(object.authorize, false);
                            else if (typeof object.authorize === "string")
                                message.authorize = $parseInt(object.authorize, 10);
                            else if (typeof object.authorize === "number")
                                message.authorize = object.authorize;
                            else if (typeof object.authorize === "object")
                                message.authorize = new $util.LongBits(object.authorize.low >>> 0, object.authorize.high >>> 0).toNumber();
                    if (object.discount != null)
                        if (typeof object.discount === "object" ? object.discount.low || object.discount.high : $Number(object.discount) !== 0)
                            if ($util.Long)
                                message.discount = $util.Long.fromValue(object.discount, false);
                            else if (typeof object.discount === "string")
                                message.discount = $parseInt(object.discount, 10);
                            else if (typeof object.discount === "number")
                                message.discount = object.discount;
                            else if (typeof object.discount === "object")
                                message.discount = new $util.LongBits(object.discount.low >>> 0, object.discount.high >>> 0).toNumber();
                    if (object.holds) {
                        if (!$Array.isArray(object.holds))
                            throw $TypeError(".mart.order.v1.Order.holds: array expected");
                        message.holds = $Array(object.holds.length);
                        for (let i = 0; i < object.holds.length; ++i) {
                            if (!$util.isObject(object.holds[i]))
                                throw $TypeError(".mart.order.v1.Order.holds: object expected");
                            message.holds[i] = $root.mart.order.v1.Hold.fromObject(object.holds[i], _depth + 1);
                        }
                    }
                    if (object.flags) {
                        if (!$Array.isArray(object.flags))
                            throw $TypeError(".mart.order.v1.Order.flags: array expected");
                        message.flags = $Array(object.flags.length);
                        for (let i = 0; i < object.flags.length; ++i)
                            message.flags[i] = $String(object.flags[i]);
                    }
                    if (object.courierId != null)
                        if (typeof object.courierId !== "string" || object.courierId.length)
                            message.courierId = $String(object.courierId);
                    if (object.payWith != null)
                        if (typeof object.payWith === "object" ? object.payWith.low || object.payWith.high : $Number(object.payWith) !== 0)
                            if ($util.Long)
                                message.payWith = $util.Long.fromValue(object.payWith, false);
                            else if (typeof object.payWith === "string")
                                message.payWith = $parseInt(object.payWith, 10);
                            else if (typeof object.payWith === "number")
                                message.payWith = object.payWith;
                            else if (typeof object.payWith === "object")
                                message.payWith = new $util.LongBits(object.payWith.low >>> 0, object.payWith.high >>> 0).toNumber();
                    if (object.attempts != null)
                        if ($Number(object.attempts) !== 0)
                            message.attempts = object.attempts | 0;
                    return message;
                };

                Order.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults) {
                        object.items = [];
                        object.fees = [];
                        object.slots = [];
                        object.holds = [];
                        object.flags = [];
                    }
                    if (options.defaults) {
                        object.id = "";
                        object.number = "";
                        object.customerId = "";
                        object.status = "";
                        object.subtotal = null;
                        object.deliveryFee = null;
                        object.total = null;
                        object.paymentMethod = "";
                        object.shippingAddress = null;
                        object.note = "";
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.version = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.version = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.createdAt = null;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.orderedTotal = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.orderedTotal = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.authorize = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.authorize = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.discount = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.discount = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.courierId = "";
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.payWith = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.payWith = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.attempts = 0;
                    }
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                        object.id = message.id;
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number"))
                        object.number = message.number;
                    if (message.customerId != null && $Object.hasOwnProperty.call(message, "customerId"))
                        object.customerId = message.customerId;
                    if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                        object.status = message.status;
                    if (message.items && message.items.length) {
                        object.items = $Array(message.items.length);
                        for (let j = 0; j < message.items.length; ++j)
                            object.items[j] = $root.mart.order.v1.OrderItem.toObject(message.items[j], options, _depth + 1);
                    }
                    if (message.subtotal != null && $Object.hasOwnProperty.call(message, "subtotal"))
                        object.subtotal = $root.mart.types.v1.Money.toObject(message.subtotal, options, _depth + 1);
                    if (message.deliveryFee != null && $Object.hasOwnProperty.call(message, "deliveryFee"))
                        object.deliveryFee = $root.mart.types.v1.Money.toObject(message.deliveryFee, options, _depth + 1);
                    if (message.total != null && $Object.hasOwnProperty.call(message, "total"))
                        object.total = $root.mart.types.v1.Money.toObject(message.total, options, _depth + 1);
                    if (message.paymentMethod != null && $Object.hasOwnProperty.call(message, "paymentMethod"))
                        object.paymentMethod = message.paymentMethod;
                    if (message.shippingAddress != null && $Object.hasOwnProperty.call(message, "shippingAddress"))
                        object.shippingAddress = $root.mart.types.v1.Address.toObject(message.shippingAddress, options, _depth + 1);
                    if (message.note != null && $Object.hasOwnProperty.call(message, "note"))
                        object.note = message.note;
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.version = typeof message.version === "number" ? $BigInt(message.version) : $util.Long.fromBits(message.version.low >>> 0, message.version.high >>> 0, false).toBigInt();
                        else if (typeof message.version === "number")
                            object.version = options.longs === $String ? $String(message.version) : message.version;
                        else
                            object.version = options.longs === $String ? $util.Long.prototype.toString.call(message.version) : options.longs === $Number ? new $util.LongBits(message.version.low >>> 0, message.version.high >>> 0).toNumber() : message.version;
                    if (message.createdAt != null && $Object.hasOwnProperty.call(message, "createdAt"))
                        object.createdAt = $root.google.protobuf.Timestamp.toObject(message.createdAt, options, _depth + 1);
                    if (message.fees && message.fees.length) {
                        object.fees = $Array(message.fees.length);
                        for (let j = 0; j < message.fees.length; ++j)
                            object.fees[j] = $root.mart.order.v1.Fee.toObject(message.fees[j], options, _depth + 1);
                    }
                    if (message.slots && message.slots.length) {
                        object.slots = $Array(message.slots.length);
                        for (let j = 0; j < message.slots.length; ++j)
                            object.slots[j] = $root.mart.order.v1.Slot.toObject(message.slots[j], options, _depth + 1);
                    }
                    if (message.orderedTotal != null && $Object.hasOwnProperty.call(message, "orderedTotal"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.orderedTotal = typeof message.orderedTotal === "number" ? $BigInt(message.orderedTotal) : $util.Long.fromBits(message.orderedTotal.low >>> 0, message.orderedTotal.high >>> 0, false).toBigInt();
                        else if (typeof message.orderedTotal === "number")
                            object.orderedTotal = options.longs === $String ? $String(message.orderedTotal) : message.orderedTotal;
                        else
                            object.orderedTotal = options.longs === $String ? $util.Long.prototype.toString.call(message.orderedTotal) : options.longs === $Number ? new $util.LongBits(message.orderedTotal.low >>> 0, message.orderedTotal.high >>> 0).toNumber() : message.orderedTotal;
                    if (message.authorize != null && $Object.hasOwnProperty.call(message, "authorize"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.authorize = typeof message.authorize === "number" ? $BigInt(message.authorize) : $util.Long.fromBits(message.authorize.low >>> 0, message.authorize.high >>> 0, false).toBigInt();
                        else if (typeof message.authorize === "number")
                            object.authorize = options.longs === $String ? $String(message.authorize) : message.authorize;
                        else
                            object.authorize = options.longs === $String ? $util.Long.prototype.toString.call(message.authorize) : options.longs === $Number ? new $util.LongBits(message.authorize.low >>> 0, message.authorize.high >>> 0).toNumber() : message.authorize;
                    if (message.discount != null && $Object.hasOwnProperty.call(message, "discount"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.discount = typeof message.discount === "number" ? $BigInt(message.discount) : $util.Long.fromBits(message.discount.low >>> 0, message.discount.high >>> 0, false).toBigInt();
                        else if (typeof message.discount === "number")
                            object.discount = options.longs === $String ? $String(message.discount) : message.discount;
                        else
                            object.discount = options.longs === $String ? $util.Long.prototype.toString.call(message.discount) : options.longs === $Number ? new $util.LongBits(message.discount.low >>> 0, message.discount.high >>> 0).toNumber() : message.discount;
                    if (message.holds && message.holds.length) {
                        object.holds = $Array(message.holds.length);
                        for (let j = 0; j < message.holds.length; ++j)
                            object.holds[j] = $root.mart.order.v1.Hold.toObject(message.holds[j], options, _depth + 1);
                    }
                    if (message.flags && message.flags.length) {
                        object.flags = $Array(message.flags.length);
                        for (let j = 0; j < message.flags.length; ++j)
                            object.flags[j] = message.flags[j];
                    }
                    if (message.courierId != null && $Object.hasOwnProperty.call(message, "courierId"))
                        object.courierId = message.courierId;
                    if (message.payWith != null && $Object.hasOwnProperty.call(message, "payWith"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.payWith = typeof message.payWith === "number" ? $BigInt(message.payWith) : $util.Long.fromBits(message.payWith.low >>> 0, message.payWith.high >>> 0, false).toBigInt();
                        else if (typeof message.payWith === "number")
                            object.payWith = options.longs === $String ? $String(message.payWith) : message.payWith;
                        else
                            object.payWith = options.longs === $String ? $util.Long.prototype.toString.call(message.payWith) : options.longs === $Number ? new $util.LongBits(message.payWith.low >>> 0, message.payWith.high >>> 0).toNumber() : message.payWith;
                    if (message.attempts != null && $Object.hasOwnProperty.call(message, "attempts"))
                        object.attempts = message.attempts;
                    return object;
                };

                Order.prototype.toJSON = function() {
                    return Order.toObject(this, $protobuf.util.toJSONOptions);
                };

                return Order;
            })();

            v1.OrderPlaced = (function() {

                const OrderPlaced = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                OrderPlaced.prototype.order = null;

                OrderPlaced.create = function(properties) {
                    return new OrderPlaced(properties);
                };

                OrderPlaced.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                OrderPlaced.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.OrderPlaced();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                OrderPlaced.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.OrderPlaced)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.OrderPlaced: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.OrderPlaced();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.OrderPlaced.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    return message;
                };

                OrderPlaced.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.order = null;
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    return object;
                };

                OrderPlaced.prototype.toJSON = function() {
                    return OrderPlaced.toObject(this, $protobuf.util.toJSONOptions);
                };

                return OrderPlaced;
            })();

            v1.PaymentRequested = (function() {

                const PaymentRequested = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                PaymentRequested.prototype.order = null;
                PaymentRequested.prototype.expiresAt = null;

                PaymentRequested.create = function(properties) {
                    return new PaymentRequested(properties);
                };

                PaymentRequested.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.expiresAt != null && $Object.hasOwnProperty.call(message, "expiresAt"))
                        $root.google.protobuf.Timestamp.encode(message.expiresAt, writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                PaymentRequested.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.PaymentRequested();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.expiresAt = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.expiresAt);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                PaymentRequested.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.PaymentRequested)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.PaymentRequested: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.PaymentRequested();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.PaymentRequested.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    if (object.expiresAt != null) {
                        if (!$util.isObject(object.expiresAt))
                            throw $TypeError(".mart.order.v1.PaymentRequested.expiresAt: object expected");
                        message.expiresAt = $root.google.protobuf.Timestamp.fromObject(object.expiresAt, _depth + 1);
                    }
                    return message;
                };

                PaymentRequested.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.order = null;
                        object.expiresAt = null;
                    }
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    if (message.expiresAt != null && $Object.hasOwnProperty.call(message, "expiresAt"))
                        object.expiresAt = $root.google.protobuf.Timestamp.toObject(message.expiresAt, options, _depth + 1);
                    return object;
                };

                PaymentRequested.prototype.toJSON = function() {
                    return PaymentRequested.toObject(this, $protobuf.util.toJSONOptions);
                };

                return PaymentRequested;
            })();

            v1.OrderConfirmed = (function() {

                const OrderConfirmed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                OrderConfirmed.prototype.order = null;

                OrderConfirmed.create = function(properties) {
                    return new OrderConfirmed(properties);
                };

                OrderConfirmed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                OrderConfirmed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.OrderConfirmed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                OrderConfirmed.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.OrderConfirmed)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.OrderConfirmed: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.OrderConfirmed();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.OrderConfirmed.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    return message;
                };

                OrderConfirmed.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.order = null;
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    return object;
                };

                OrderConfirmed.prototype.toJSON = function() {
                    return OrderConfirmed.toObject(this, $protobuf.util.toJSONOptions);
                };

                return OrderConfirmed;
            })();

            v1.OrderLineShort = (function() {

                const OrderLineShort = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                OrderLineShort.prototype.productId = "";
                OrderLineShort.prototype.name = "";
                OrderLineShort.prototype.requested = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                OrderLineShort.prototype.available = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                OrderLineShort.create = function(properties) {
                    return new OrderLineShort(properties);
                };

                OrderLineShort.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId") && message.productId !== "")
                        writer.uint32(10).string(message.productId);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(18).string(message.name);
                    if (message.requested != null && $Object.hasOwnProperty.call(message, "requested") && (typeof message.requested === "object" ? message.requested.low || message.requested.high : message.requested !== 0))
                        writer.uint32(24).int64(message.requested);
                    if (message.available != null && $Object.hasOwnProperty.call(message, "available") && (typeof message.available === "object" ? message.available.low || message.available.high : message.available !== 0))
                        writer.uint32(32).int64(message.available);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                OrderLineShort.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.OrderLineShort();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.productId = value;
                                else
                                    delete message.productId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.requested = value;
                                else
                                    delete message.requested;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.available = value;
                                else
                                    delete message.available;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                OrderLineShort.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.OrderLineShort)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.OrderLineShort: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.OrderLineShort();
                    if (object.productId != null)
                        if (typeof object.productId !== "string" || object.productId.length)
                            message.productId = $String(object.productId);
                    if (object.name != null)
                        if (typeof object.name !== "string" || object.name.length)
                            message.name = $String(object.name);
                    if (object.requested != null)
                        if (typeof object.requested === "object" ? object.requested.low || object.requested.high : $Number(object.requested) !== 0)
                            if ($util.Long)
                                message.requested = $util.Long.fromValue(object.requested, false);
                            else if (typeof object.requested === "string")
                                message.requested = $parseInt(object.requested, 10);
                            else if (typeof object.requested === "number")
                                message.requested = object.requested;
                            else if (typeof object.requested === "object")
                                message.requested = new $util.LongBits(object.requested.low >>> 0, object.requested.high >>> 0).toNumber();
                    if (object.available != null)
                        if (typeof object.available === "object" ? object.available.low || object.available.high : $Number(object.available) !== 0)
                            if ($util.Long)
                                message.available = $util.Long.fromValue(object.available, false);
                            else if (typeof object.available === "string")
                                message.available = $parseInt(object.available, 10);
                            else if (typeof object.available === "number")
                                message.available = object.available;
                            else if (typeof object.available === "object")
                                message.available = new $util.LongBits(object.available.low >>> 0, object.available.high >>> 0).toNumber();
                    return message;
                };

                OrderLineShort.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.productId = "";
                        object.name = "";
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.requested = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.requested = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.available = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.available = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    }
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId"))
                        object.productId = message.productId;
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                        object.name = message.name;
                    if (message.requested != null && $Object.hasOwnProperty.call(message, "requested"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.requested = typeof message.requested === "number" ? $BigInt(message.requested) : $util.Long.fromBits(message.requested.low >>> 0, message.requested.high >>> 0, false).toBigInt();
                        else if (typeof message.requested === "number")
                            object.requested = options.longs === $String ? $String(message.requested) : message.requested;
                        else
                            object.requested = options.longs === $String ? $util.Long.prototype.toString.call(message.requested) : options.longs === $Number ? new $util.LongBits(message.requested.low >>> 0, message.requested.high >>> 0).toNumber() : message.requested;
                    if (message.available != null && $Object.hasOwnProperty.call(message, "available"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.available = typeof message.available === "number" ? $BigInt(message.available) : $util.Long.fromBits(message.available.low >>> 0, message.available.high >>> 0, false).toBigInt();
                        else if (typeof message.available === "number")
                            object.available = options.longs === $String ? $String(message.available) : message.available;
                        else
                            object.available = options.longs === $String ? $util.Long.prototype.toString.call(message.available) : options.longs === $Number ? new $util.LongBits(message.available.low >>> 0, message.available.high >>> 0).toNumber() : message.available;
                    return object;
                };

                OrderLineShort.prototype.toJSON = function() {
                    return OrderLineShort.toObject(this, $protobuf.util.toJSONOptions);
                };

                return OrderLineShort;
            })();

            v1.OrderRejected = (function() {

                const OrderRejected = function (properties) {
                    this.short = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                OrderRejected.prototype.order = null;
                OrderRejected.prototype.short = $util.emptyArray;

                OrderRejected.create = function(properties) {
                    return new OrderRejected(properties);
                };

                OrderRejected.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.short != null && message.short.length)
                        for (let i = 0; i < message.short.length; ++i)
                            $root.mart.order.v1.OrderLineShort.encode(message.short[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                OrderRejected.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.OrderRejected();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.short && message.short.length))
                                    message.short = [];
                                message.short.push($root.mart.order.v1.OrderLineShort.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                OrderRejected.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.OrderRejected)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.OrderRejected: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.OrderRejected();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.OrderRejected.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    if (object.short) {
                        if (!$Array.isArray(object.short))
                            throw $TypeError(".mart.order.v1.OrderRejected.short: array expected");
                        message.short = $Array(object.short.length);
                        for (let i = 0; i < object.short.length; ++i) {
                            if (!$util.isObject(object.short[i]))
                                throw $TypeError(".mart.order.v1.OrderRejected.short: object expected");
                            message.short[i] = $root.mart.order.v1.OrderLineShort.fromObject(object.short[i], _depth + 1);
                        }
                    }
                    return message;
                };

                OrderRejected.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.short = [];
                    if (options.defaults)
                        object.order = null;
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    if (message.short && message.short.length) {
                        object.short = $Array(message.short.length);
                        for (let j = 0; j < message.short.length; ++j)
                            object.short[j] = $root.mart.order.v1.OrderLineShort.toObject(message.short[j], options, _depth + 1);
                    }
                    return object;
                };

                OrderRejected.prototype.toJSON = function() {
                    return OrderRejected.toObject(this, $protobuf.util.toJSONOptions);
                };

                return OrderRejected;
            })();

            v1.OrderCancelled = (function() {

                const OrderCancelled = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                OrderCancelled.prototype.order = null;
                OrderCancelled.prototype.cause = "";
                OrderCancelled.prototype.reason = "";

                OrderCancelled.create = function(properties) {
                    return new OrderCancelled(properties);
                };

                OrderCancelled.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.cause != null && $Object.hasOwnProperty.call(message, "cause") && message.cause !== "")
                        writer.uint32(18).string(message.cause);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(26).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                OrderCancelled.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.OrderCancelled();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.cause = value;
                                else
                                    delete message.cause;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                OrderCancelled.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.OrderCancelled)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.OrderCancelled: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.OrderCancelled();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.OrderCancelled.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    if (object.cause != null)
                        if (typeof object.cause !== "string" || object.cause.length)
                            message.cause = $String(object.cause);
                    if (object.reason != null)
                        if (typeof object.reason !== "string" || object.reason.length)
                            message.reason = $String(object.reason);
                    return message;
                };

                OrderCancelled.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.order = null;
                        object.cause = "";
                        object.reason = "";
                    }
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    if (message.cause != null && $Object.hasOwnProperty.call(message, "cause"))
                        object.cause = message.cause;
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        object.reason = message.reason;
                    return object;
                };

                OrderCancelled.prototype.toJSON = function() {
                    return OrderCancelled.toObject(this, $protobuf.util.toJSONOptions);
                };

                return OrderCancelled;
            })();

            v1.OrderPacked = (function() {

                const OrderPacked = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                OrderPacked.prototype.order = null;

                OrderPacked.create = function(properties) {
                    return new OrderPacked(properties);
                };

                OrderPacked.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                OrderPacked.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.OrderPacked();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                OrderPacked.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.OrderPacked)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.OrderPacked: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.OrderPacked();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.OrderPacked.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    return message;
                };

                OrderPacked.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.order = null;
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    return object;
                };

                OrderPacked.prototype.toJSON = function() {
                    return OrderPacked.toObject(this, $protobuf.util.toJSONOptions);
                };

                return OrderPacked;
            })();

            v1.OrderShipped = (function() {

                const OrderShipped = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                OrderShipped.prototype.order = null;
                OrderShipped.prototype.carrier = "";
                OrderShipped.prototype.trackingNumber = "";

                OrderShipped.create = function(properties) {
                    return new OrderShipped(properties);
                };

                OrderShipped.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.carrier != null && $Object.hasOwnProperty.call(message, "carrier") && message.carrier !== "")
                        writer.uint32(18).string(message.carrier);
                    if (message.trackingNumber != null && $Object.hasOwnProperty.call(message, "trackingNumber") && message.trackingNumber !== "")
                        writer.uint32(26).string(message.trackingNumber);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                OrderShipped.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.OrderShipped();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.carrier = value;
                                else
                                    delete message.carrier;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.trackingNumber = value;
                                else
                                    delete message.trackingNumber;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                OrderShipped.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.OrderShipped)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.OrderShipped: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.OrderShipped();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.OrderShipped.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    if (object.carrier != null)
                        if (typeof object.carrier !== "string" || object.carrier.length)
                            message.carrier = $String(object.carrier);
                    if (object.trackingNumber != null)
                        if (typeof object.trackingNumber !== "string" || object.trackingNumber.length)
                            message.trackingNumber = $String(object.trackingNumber);
                    return message;
                };

                OrderShipped.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.order = null;
                        object.carrier = "";
                        object.trackingNumber = "";
                    }
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    if (message.carrier != null && $Object.hasOwnProperty.call(message, "carrier"))
                        object.carrier = message.carrier;
                    if (message.trackingNumber != null && $Object.hasOwnProperty.call(message, "trackingNumber"))
                        object.trackingNumber = message.trackingNumber;
                    return object;
                };

                OrderShipped.prototype.toJSON = function() {
                    return OrderShipped.toObject(this, $protobuf.util.toJSONOptions);
                };

                return OrderShipped;
            })();

            v1.OrderDelivered = (function() {

                const OrderDelivered = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                OrderDelivered.prototype.order = null;
                OrderDelivered.prototype.collected = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                OrderDelivered.prototype.counted = false;
                OrderDelivered.prototype.differenceReason = "";

                OrderDelivered.create = function(properties) {
                    return new OrderDelivered(properties);
                };

                OrderDelivered.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.collected != null && $Object.hasOwnProperty.call(message, "collected") && (typeof message.collected === "object" ? message.collected.low || message.collected.high : message.collected !== 0))
                        writer.uint32(16).int64(message.collected);
                    if (message.counted != null && $Object.hasOwnProperty.call(message, "counted") && message.counted !== false)
                        writer.uint32(24).bool(message.counted);
                    if (message.differenceReason != null && $Object.hasOwnProperty.call(message, "differenceReason") && message.differenceReason !== "")
                        writer.uint32(34).string(message.differenceReason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                OrderDelivered.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.OrderDelivered();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.collected = value;
                                else
                                    delete message.collected;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.counted = value;
                                else
                                    delete message.counted;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.differenceReason = value;
                                else
                                    delete message.differenceReason;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                OrderDelivered.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.OrderDelivered)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.OrderDelivered: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.OrderDelivered();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.OrderDelivered.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    if (object.collected != null)
                        if (typeof object.collected === "object" ? object.collected.low || object.collected.high : $Number(object.collected) !== 0)
                            if ($util.Long)
                                message.collected = $util.Long.fromValue(object.collected, false);
                            else if (typeof object.collected === "string")
                                message.collected = $parseInt(object.collected, 10);
                            else if (typeof object.collected === "number")
                                message.collected = object.collected;
                            else if (typeof object.collected === "object")
                                message.collected = new $util.LongBits(object.collected.low >>> 0, object.collected.high >>> 0).toNumber();
                    if (object.counted != null)
                        if (object.counted)
                            message.counted = $Boolean(object.counted);
                    if (object.differenceReason != null)
                        if (typeof object.differenceReason !== "string" || object.differenceReason.length)
                            message.differenceReason = $String(object.differenceReason);
                    return message;
                };

                OrderDelivered.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.order = null;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.collected = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.collected = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.counted = false;
                        object.differenceReason = "";
                    }
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    if (message.collected != null && $Object.hasOwnProperty.call(message, "collected"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.collected = typeof message.collected === "number" ? $BigInt(message.collected) : $util.Long.fromBits(message.collected.low >>> 0, message.collected.high >>> 0, false).toBigInt();
                        else if (typeof message.collected === "number")
                            object.collected = options.longs === $String ? $String(message.collected) : message.collected;
                        else
                            object.collected = options.longs === $String ? $util.Long.prototype.toString.call(message.collected) : options.longs === $Number ? new $util.LongBits(message.collected.low >>> 0, message.collected.high >>> 0).toNumber() : message.collected;
                    if (message.counted != null && $Object.hasOwnProperty.call(message, "counted"))
                        object.counted = message.counted;
                    if (message.differenceReason != null && $Object.hasOwnProperty.call(message, "differenceReason"))
                        object.differenceReason = message.differenceReason;
                    return object;
                };

                OrderDelivered.prototype.toJSON = function() {
                    return OrderDelivered.toObject(this, $protobuf.util.toJSONOptions);
                };

                return OrderDelivered;
            })();

            v1.OrderReturned = (function() {

                const OrderReturned = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                OrderReturned.prototype.order = null;
                OrderReturned.prototype.reason = "";
                OrderReturned.prototype.restock = false;

                OrderReturned.create = function(properties) {
                    return new OrderReturned(properties);
                };

                OrderReturned.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(18).string(message.reason);
                    if (message.restock != null && $Object.hasOwnProperty.call(message, "restock") && message.restock !== false)
                        writer.uint32(24).bool(message.restock);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                OrderReturned.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.OrderReturned();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.restock = value;
                                else
                                    delete message.restock;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                OrderReturned.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.OrderReturned)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.OrderReturned: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.OrderReturned();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.OrderReturned.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    if (object.reason != null)
                        if (typeof object.reason !== "string" || object.reason.length)
                            message.reason = $String(object.reason);
                    if (object.restock != null)
                        if (object.restock)
                            message.restock = $Boolean(object.restock);
                    return message;
                };

                OrderReturned.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.order = null;
                        object.reason = "";
                        object.restock = false;
                    }
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        object.reason = message.reason;
                    if (message.restock != null && $Object.hasOwnProperty.call(message, "restock"))
                        object.restock = message.restock;
                    return object;
                };

                OrderReturned.prototype.toJSON = function() {
                    return OrderReturned.toObject(this, $protobuf.util.toJSONOptions);
                };

                return OrderReturned;
            })();

            v1.OrderLinesReturned = (function() {

                const OrderLinesReturned = function (properties) {
                    this.lines = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                OrderLinesReturned.prototype.order = null;
                OrderLinesReturned.prototype.lines = $util.emptyArray;
                OrderLinesReturned.prototype.reason = "";
                OrderLinesReturned.prototype.restock = false;

                OrderLinesReturned.create = function(properties) {
                    return new OrderLinesReturned(properties);
                };

                OrderLinesReturned.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.lines != null && message.lines.length)
                        for (let i = 0; i < message.lines.length; ++i)
                            $root.mart.order.v1.ReturnedLine.encode(message.lines[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(26).string(message.reason);
                    if (message.restock != null && $Object.hasOwnProperty.call(message, "restock") && message.restock !== false)
                        writer.uint32(32).bool(message.restock);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                OrderLinesReturned.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.OrderLinesReturned();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.lines && message.lines.length))
                                    message.lines = [];
                                message.lines.push($root.mart.order.v1.ReturnedLine.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.restock = value;
                                else
                                    delete message.restock;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                OrderLinesReturned.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.OrderLinesReturned)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.OrderLinesReturned: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.OrderLinesReturned();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.OrderLinesReturned.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    if (object.lines) {
                        if (!$Array.isArray(object.lines))
                            throw $TypeError(".mart.order.v1.OrderLinesReturned.lines: array expected");
                        message.lines = $Array(object.lines.length);
                        for (let i = 0; i < object.lines.length; ++i) {
                            if (!$util.isObject(object.lines[i]))
                                throw $TypeError(".mart.order.v1.OrderLinesReturned.lines: object expected");
                            message.lines[i] = $root.mart.order.v1.ReturnedLine.fromObject(object.lines[i], _depth + 1);
                        }
                    }
                    if (object.reason != null)
                        if (typeof object.reason !== "string" || object.reason.length)
                            message.reason = $String(object.reason);
                    if (object.restock != null)
                        if (object.restock)
                            message.restock = $Boolean(object.restock);
                    return message;
                };

                OrderLinesReturned.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.lines = [];
                    if (options.defaults) {
                        object.order = null;
                        object.reason = "";
                        object.restock = false;
                    }
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    if (message.lines && message.lines.length) {
                        object.lines = $Array(message.lines.length);
                        for (let j = 0; j < message.lines.length; ++j)
                            object.lines[j] = $root.mart.order.v1.ReturnedLine.toObject(message.lines[j], options, _depth + 1);
                    }
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        object.reason = message.reason;
                    if (message.restock != null && $Object.hasOwnProperty.call(message, "restock"))
                        object.restock = message.restock;
                    return object;
                };

                OrderLinesReturned.prototype.toJSON = function() {
                    return OrderLinesReturned.toObject(this, $protobuf.util.toJSONOptions);
                };

                return OrderLinesReturned;
            })();

            v1.ReturnedLine = (function() {

                const ReturnedLine = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                ReturnedLine.prototype.line = 0;
                ReturnedLine.prototype.productId = "";
                ReturnedLine.prototype.soldBy = "";
                ReturnedLine.prototype.quantity = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                ReturnedLine.prototype.amount = null;

                ReturnedLine.create = function(properties) {
                    return new ReturnedLine(properties);
                };

                ReturnedLine.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.line != null && $Object.hasOwnProperty.call(message, "line") && message.line !== 0)
                        writer.uint32(8).int32(message.line);
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId") && message.productId !== "")
                        writer.uint32(18).string(message.productId);
                    if (message.soldBy != null && $Object.hasOwnProperty.call(message, "soldBy") && message.soldBy !== "")
                        writer.uint32(26).string(message.soldBy);
                    if (message.quantity != null && $Object.hasOwnProperty.call(message, "quantity") && (typeof message.quantity === "object" ? message.quantity.low || message.quantity.high : message.quantity !== 0))
                        writer.uint32(32).int64(message.quantity);
                    if (message.amount != null && $Object.hasOwnProperty.call(message, "amount"))
                        $root.mart.types.v1.Money.encode(message.amount, writer.uint32(42).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                ReturnedLine.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.ReturnedLine();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.line = value;
                                else
                                    delete message.line;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.productId = value;
                                else
                                    delete message.productId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.soldBy = value;
                                else
                                    delete message.soldBy;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.quantity = value;
                                else
                                    delete message.quantity;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.amount = $root.mart.types.v1.Money.decode(reader, reader.size(), $undefined, _depth + 1, message.amount);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                ReturnedLine.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.ReturnedLine)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.ReturnedLine: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.ReturnedLine();
                    if (object.line != null)
                        if ($Number(object.line) !== 0)
                            message.line = object.line | 0;
                    if (object.productId != null)
                        if (typeof object.productId !== "string" || object.productId.length)
                            message.productId = $String(object.productId);
                    if (object.soldBy != null)
                        if (typeof object.soldBy !== "string" || object.soldBy.length)
                            message.soldBy = $String(object.soldBy);
                    if (object.quantity != null)
                        if (typeof object.quantity === "object" ? object.quantity.low || object.quantity.high : $Number(object.quantity) !== 0)
                            if ($util.Long)
                                message.quantity = $util.Long.fromValue(object.quantity, false);
                            else if (typeof object.quantity === "string")
                                message.quantity = $parseInt(object.quantity, 10);
                            else if (typeof object.quantity === "number")
                                message.quantity = object.quantity;
                            else if (typeof object.quantity === "object")
                                message.quantity = new $util.LongBits(object.quantity.low >>> 0, object.quantity.high >>> 0).toNumber();
                    if (object.amount != null) {
                        if (!$util.isObject(object.amount))
                            throw $TypeError(".mart.order.v1.ReturnedLine.amount: object expected");
                        message.amount = $root.mart.types.v1.Money.fromObject(object.amount, _depth + 1);
                    }
                    return message;
                };

                ReturnedLine.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.line = 0;
                        object.productId = "";
                        object.soldBy = "";
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.quantity = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.quantity = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.amount = null;
                    }
                    if (message.line != null && $Object.hasOwnProperty.call(message, "line"))
                        object.line = message.line;
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId"))
                        object.productId = message.productId;
                    if (message.soldBy != null && $Object.hasOwnProperty.call(message, "soldBy"))
                        object.soldBy = message.soldBy;
                    if (message.quantity != null && $Object.hasOwnProperty.call(message, "quantity"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.quantity = typeof message.quantity === "number" ? $BigInt(message.quantity) : $util.Long.fromBits(message.quantity.low >>> 0, message.quantity.high >>> 0, false).toBigInt();
                        else if (typeof message.quantity === "number")
                            object.quantity = options.longs === $String ? $String(message.quantity) : message.quantity;
                        else
                            object.quantity = options.longs === $String ? $util.Long.prototype.toString.call(message.quantity) : options.longs === $Number ? new $util.LongBits(message.quantity.low >>> 0, message.quantity.high >>> 0).toNumber() : message.quantity;
                    if (message.amount != null && $Object.hasOwnProperty.call(message, "amount"))
                        object.amount = $root.mart.types.v1.Money.toObject(message.amount, options, _depth + 1);
                    return object;
                };

                ReturnedLine.prototype.toJSON = function() {
                    return ReturnedLine.toObject(this, $protobuf.util.toJSONOptions);
                };

                return ReturnedLine;
            })();

            v1.StockRequested = (function() {

                const StockRequested = function (properties) {
                    this.lines = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                StockRequested.prototype.order = null;
                StockRequested.prototype.request = "";
                StockRequested.prototype.lines = $util.emptyArray;

                StockRequested.create = function(properties) {
                    return new StockRequested(properties);
                };

                StockRequested.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.request != null && $Object.hasOwnProperty.call(message, "request") && message.request !== "")
                        writer.uint32(18).string(message.request);
                    if (message.lines != null && message.lines.length)
                        for (let i = 0; i < message.lines.length; ++i)
                            $root.mart.order.v1.Hold.encode(message.lines[i], writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                StockRequested.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.StockRequested();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.request = value;
                                else
                                    delete message.request;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.lines && message.lines.length))
                                    message.lines = [];
                                message.lines.push($root.mart.order.v1.Hold.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                StockRequested.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.StockRequested)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.StockRequested: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.StockRequested();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.StockRequested.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    if (object.request != null)
                        if (typeof object.request !== "string" || object.request.length)
                            message.request = $String(object.request);
                    if (object.lines) {
                        if (!$Array.isArray(object.lines))
                            throw $TypeError(".mart.order.v1.StockRequested.lines: array expected");
                        message.lines = $Array(object.lines.length);
                        for (let i = 0; i < object.lines.length; ++i) {
                            if (!$util.isObject(object.lines[i]))
                                throw $TypeError(".mart.order.v1.StockRequested.lines: object expected");
                            message.lines[i] = $root.mart.order.v1.Hold.fromObject(object.lines[i], _depth + 1);
                        }
                    }
                    return message;
                };

                StockRequested.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.lines = [];
                    if (options.defaults) {
                        object.order = null;
                        object.request = "";
                    }
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                        object.request = message.request;
                    if (message.lines && message.lines.length) {
                        object.lines = $Array(message.lines.length);
                        for (let j = 0; j < message.lines.length; ++j)
                            object.lines[j] = $root.mart.order.v1.Hold.toObject(message.lines[j], options, _depth + 1);
                    }
                    return object;
                };

                StockRequested.prototype.toJSON = function() {
                    return StockRequested.toObject(this, $protobuf.util.toJSONOptions);
                };

                return StockRequested;
            })();

            v1.OrderPickingStarted = (function() {

                const OrderPickingStarted = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                OrderPickingStarted.prototype.order = null;

                OrderPickingStarted.create = function(properties) {
                    return new OrderPickingStarted(properties);
                };

                OrderPickingStarted.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                OrderPickingStarted.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.OrderPickingStarted();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                OrderPickingStarted.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.OrderPickingStarted)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.OrderPickingStarted: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.OrderPickingStarted();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.OrderPickingStarted.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    return message;
                };

                OrderPickingStarted.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.order = null;
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    return object;
                };

                OrderPickingStarted.prototype.toJSON = function() {
                    return OrderPickingStarted.toObject(this, $protobuf.util.toJSONOptions);
                };

                return OrderPickingStarted;
            })();

            v1.SubstituteProposed = (function() {

                const SubstituteProposed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                SubstituteProposed.prototype.order = null;
                SubstituteProposed.prototype.line = 0;
                SubstituteProposed.prototype.number = 0;
                SubstituteProposed.prototype.productId = "";
                SubstituteProposed.prototype.productName = "";
                SubstituteProposed.prototype.soldBy = "";
                SubstituteProposed.prototype.quantity = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                SubstituteProposed.prototype.total = null;
                SubstituteProposed.prototype.until = null;

                SubstituteProposed.create = function(properties) {
                    return new SubstituteProposed(properties);
                };

                SubstituteProposed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.line != null && $Object.hasOwnProperty.call(message, "line") && message.line !== 0)
                        writer.uint32(16).int32(message.line);
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== 0)
                        writer.uint32(24).int32(message.number);
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId") && message.productId !== "")
                        writer.uint32(34).string(message.productId);
                    if (message.productName != null && $Object.hasOwnProperty.call(message, "productName") && message.productName !== "")
                        writer.uint32(42).string(message.productName);
                    if (message.soldBy != null && $Object.hasOwnProperty.call(message, "soldBy") && message.soldBy !== "")
                        writer.uint32(50).string(message.soldBy);
                    if (message.quantity != null && $Object.hasOwnProperty.call(message, "quantity") && (typeof message.quantity === "object" ? message.quantity.low || message.quantity.high : message.quantity !== 0))
                        writer.uint32(56).int64(message.quantity);
                    if (message.total != null && $Object.hasOwnProperty.call(message, "total"))
                        $root.mart.types.v1.Money.encode(message.total, writer.uint32(66).fork(), _depth + 1).ldelim();
                    if (message.until != null && $Object.hasOwnProperty.call(message, "until"))
                        $root.google.protobuf.Timestamp.encode(message.until, writer.uint32(74).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                SubstituteProposed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.SubstituteProposed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.line = value;
                                else
                                    delete message.line;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.number = value;
                                else
                                    delete message.number;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.productId = value;
                                else
                                    delete message.productId;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.productName = value;
                                else
                                    delete message.productName;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.soldBy = value;
                                else
                                    delete message.soldBy;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.quantity = value;
                                else
                                    delete message.quantity;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                message.total = $root.mart.types.v1.Money.decode(reader, reader.size(), $undefined, _depth + 1, message.total);
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                message.until = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.until);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                SubstituteProposed.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.SubstituteProposed)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.SubstituteProposed: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.SubstituteProposed();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.SubstituteProposed.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    if (object.line != null)
                        if ($Number(object.line) !== 0)
                            message.line = object.line | 0;
                    if (object.number != null)
                        if ($Number(object.number) !== 0)
                            message.number = object.number | 0;
                    if (object.productId != null)
                        if (typeof object.productId !== "string" || object.productId.length)
                            message.productId = $String(object.productId);
                    if (object.productName != null)
                        if (typeof object.productName !== "string" || object.productName.length)
                            message.productName = $String(object.productName);
                    if (object.soldBy != null)
                        if (typeof object.soldBy !== "string" || object.soldBy.length)
                            message.soldBy = $String(object.soldBy);
                    if (object.quantity != null)
                        if (typeof object.quantity === "object" ? object.quantity.low || object.quantity.high : $Number(object.quantity) !== 0)
                            if ($util.Long)
                                message.quantity = $util.Long.fromValue(object.quantity, false);
                            else if (typeof object.quantity === "string")
                                message.quantity = $parseInt(object.quantity, 10);
                            else if (typeof object.quantity === "number")
                                message.quantity = object.quantity;
                            else if (typeof object.quantity === "object")
                                message.quantity = new $util.LongBits(object.quantity.low >>> 0, object.quantity.high >>> 0).toNumber();
                    if (object.total != null) {
                        if (!$util.isObject(object.total))
                            throw $TypeError(".mart.order.v1.SubstituteProposed.total: object expected");
                        message.total = $root.mart.types.v1.Money.fromObject(object.total, _depth + 1);
                    }
                    if (object.until != null) {
                        if (!$util.isObject(object.until))
                            throw $TypeError(".mart.order.v1.SubstituteProposed.until: object expected");
                        message.until = $root.google.protobuf.Timestamp.fromObject(object.until, _depth + 1);
                    }
                    return message;
                };

                SubstituteProposed.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.order = null;
                        object.line = 0;
                        object.number = 0;
                        object.productId = "";
                        object.productName = "";
                        object.soldBy = "";
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.quantity = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.quantity = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.total = null;
                        object.until = null;
                    }
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    if (message.line != null && $Object.hasOwnProperty.call(message, "line"))
                        object.line = message.line;
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number"))
                        object.number = message.number;
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId"))
                        object.productId = message.productId;
                    if (message.productName != null && $Object.hasOwnProperty.call(message, "productName"))
                        object.productName = message.productName;
                    if (message.soldBy != null && $Object.hasOwnProperty.call(message, "soldBy"))
                        object.soldBy = message.soldBy;
                    if (message.quantity != null && $Object.hasOwnProperty.call(message, "quantity"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.quantity = typeof message.quantity === "number" ? $BigInt(message.quantity) : $util.Long.fromBits(message.quantity.low >>> 0, message.quantity.high >>> 0, false).toBigInt();
                        else if (typeof message.quantity === "number")
                            object.quantity = options.longs === $String ? $String(message.quantity) : message.quantity;
                        else
                            object.quantity = options.longs === $String ? $util.Long.prototype.toString.call(message.quantity) : options.longs === $Number ? new $util.LongBits(message.quantity.low >>> 0, message.quantity.high >>> 0).toNumber() : message.quantity;
                    if (message.total != null && $Object.hasOwnProperty.call(message, "total"))
                        object.total = $root.mart.types.v1.Money.toObject(message.total, options, _depth + 1);
                    if (message.until != null && $Object.hasOwnProperty.call(message, "until"))
                        object.until = $root.google.protobuf.Timestamp.toObject(message.until, options, _depth + 1);
                    return object;
                };

                SubstituteProposed.prototype.toJSON = function() {
                    return SubstituteProposed.toObject(this, $protobuf.util.toJSONOptions);
                };

                return SubstituteProposed;
            })();

            v1.SubstituteAnswered = (function() {

                const SubstituteAnswered = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                SubstituteAnswered.prototype.order = null;
                SubstituteAnswered.prototype.line = 0;
                SubstituteAnswered.prototype.number = 0;
                SubstituteAnswered.prototype.answer = "";

                SubstituteAnswered.create = function(properties) {
                    return new SubstituteAnswered(properties);
                };

                SubstituteAnswered.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.line != null && $Object.hasOwnProperty.call(message, "line") && message.line !== 0)
                        writer.uint32(16).int32(message.line);
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number") && message.number !== 0)
                        writer.uint32(24).int32(message.number);
                    if (message.answer != null && $Object.hasOwnProperty.call(message, "answer") && message.answer !== "")
                        writer.uint32(34).string(message.answer);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                SubstituteAnswered.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.SubstituteAnswered();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.line = value;
                                else
                                    delete message.line;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.number = value;
                                else
                                    delete message.number;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.answer = value;
                                else
                                    delete message.answer;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                SubstituteAnswered.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.SubstituteAnswered)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.SubstituteAnswered: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.SubstituteAnswered();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.SubstituteAnswered.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    if (object.line != null)
                        if ($Number(object.line) !== 0)
                            message.line = object.line | 0;
                    if (object.number != null)
                        if ($Number(object.number) !== 0)
                            message.number = object.number | 0;
                    if (object.answer != null)
                        if (typeof object.answer !== "string" || object.answer.length)
                            message.answer = $String(object.answer);
                    return message;
                };

                SubstituteAnswered.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.order = null;
                        object.line = 0;
                        object.number = 0;
                        object.answer = "";
                    }
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    if (message.line != null && $Object.hasOwnProperty.call(message, "line"))
                        object.line = message.line;
                    if (message.number != null && $Object.hasOwnProperty.call(message, "number"))
                        object.number = message.number;
                    if (message.answer != null && $Object.hasOwnProperty.call(message, "answer"))
                        object.answer = message.answer;
                    return object;
                };

                SubstituteAnswered.prototype.toJSON = function() {
                    return SubstituteAnswered.toObject(this, $protobuf.util.toJSONOptions);
                };

                return SubstituteAnswered;
            })();

            v1.OrderDeliveryFailed = (function() {

                const OrderDeliveryFailed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                OrderDeliveryFailed.prototype.order = null;
                OrderDeliveryFailed.prototype.reason = "";
                OrderDeliveryFailed.prototype.attempt = 0;

                OrderDeliveryFailed.create = function(properties) {
                    return new OrderDeliveryFailed(properties);
                };

                OrderDeliveryFailed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(18).string(message.reason);
                    if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt") && message.attempt !== 0)
                        writer.uint32(24).int32(message.attempt);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                OrderDeliveryFailed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.OrderDeliveryFailed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.attempt = value;
                                else
                                    delete message.attempt;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                OrderDeliveryFailed.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.OrderDeliveryFailed)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.OrderDeliveryFailed: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.OrderDeliveryFailed();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.OrderDeliveryFailed.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    if (object.reason != null)
                        if (typeof object.reason !== "string" || object.reason.length)
                            message.reason = $String(object.reason);
                    if (object.attempt != null)
                        if ($Number(object.attempt) !== 0)
                            message.attempt = object.attempt | 0;
                    return message;
                };

                OrderDeliveryFailed.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.order = null;
                        object.reason = "";
                        object.attempt = 0;
                    }
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        object.reason = message.reason;
                    if (message.attempt != null && $Object.hasOwnProperty.call(message, "attempt"))
                        object.attempt = message.attempt;
                    return object;
                };

                OrderDeliveryFailed.prototype.toJSON = function() {
                    return OrderDeliveryFailed.toObject(this, $protobuf.util.toJSONOptions);
                };

                return OrderDeliveryFailed;
            })();

            v1.PaymentChangeRequested = (function() {

                const PaymentChangeRequested = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                PaymentChangeRequested.prototype.order = null;
                PaymentChangeRequested.prototype.request = "";
                PaymentChangeRequested.prototype.authorize = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                PaymentChangeRequested.prototype.expiresAt = null;

                PaymentChangeRequested.create = function(properties) {
                    return new PaymentChangeRequested(properties);
                };

                PaymentChangeRequested.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.request != null && $Object.hasOwnProperty.call(message, "request") && message.request !== "")
                        writer.uint32(18).string(message.request);
                    if (message.authorize != null && $Object.hasOwnProperty.call(message, "authorize") && (typeof message.authorize === "object" ? message.authorize.low || message.authorize.high : message.authorize !== 0))
                        writer.uint32(24).int64(message.authorize);
                    if (message.expiresAt != null && $Object.hasOwnProperty.call(message, "expiresAt"))
                        $root.google.protobuf.Timestamp.encode(message.expiresAt, writer.uint32(34).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                PaymentChangeRequested.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.PaymentChangeRequested();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.request = value;
                                else
                                    delete message.request;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.authorize = value;
                                else
                                    delete message.authorize;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.expiresAt = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.expiresAt);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                PaymentChangeRequested.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.PaymentChangeRequested)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.PaymentChangeRequested: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.PaymentChangeRequested();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.PaymentChangeRequested.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    if (object.request != null)
                        if (typeof object.request !== "string" || object.request.length)
                            message.request = $String(object.request);
                    if (object.authorize != null)
                        if (typeof object.authorize === "object" ? object.authorize.low || object.authorize.high : $Number(object.authorize) !== 0)
                            if ($util.Long)
                                message.authorize = $util.Long.fromValue(object.authorize, false);
                            else if (typeof object.authorize === "string")
                                message.authorize = $parseInt(object.authorize, 10);
                            else if (typeof object.authorize === "number")
                                message.authorize = object.authorize;
                            else if (typeof object.authorize === "object")
                                message.authorize = new $util.LongBits(object.authorize.low >>> 0, object.authorize.high >>> 0).toNumber();
                    if (object.expiresAt != null) {
                        if (!$util.isObject(object.expiresAt))
                            throw $TypeError(".mart.order.v1.PaymentChangeRequested.expiresAt: object expected");
                        message.expiresAt = $root.google.protobuf.Timestamp.fromObject(object.expiresAt, _depth + 1);
                    }
                    return message;
                };

                PaymentChangeRequested.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.order = null;
                        object.request = "";
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.authorize = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.authorize = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.expiresAt = null;
                    }
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                        object.request = message.request;
                    if (message.authorize != null && $Object.hasOwnProperty.call(message, "authorize"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.authorize = typeof message.authorize === "number" ? $BigInt(message.authorize) : $util.Long.fromBits(message.authorize.low >>> 0, message.authorize.high >>> 0, false).toBigInt();
                        else if (typeof message.authorize === "number")
                            object.authorize = options.longs === $String ? $String(message.authorize) : message.authorize;
                        else
                            object.authorize = options.longs === $String ? $util.Long.prototype.toString.call(message.authorize) : options.longs === $Number ? new $util.LongBits(message.authorize.low >>> 0, message.authorize.high >>> 0).toNumber() : message.authorize;
                    if (message.expiresAt != null && $Object.hasOwnProperty.call(message, "expiresAt"))
                        object.expiresAt = $root.google.protobuf.Timestamp.toObject(message.expiresAt, options, _depth + 1);
                    return object;
                };

                PaymentChangeRequested.prototype.toJSON = function() {
                    return PaymentChangeRequested.toObject(this, $protobuf.util.toJSONOptions);
                };

                return PaymentChangeRequested;
            })();

            v1.OrderChanged = (function() {

                const OrderChanged = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                OrderChanged.prototype.order = null;

                OrderChanged.create = function(properties) {
                    return new OrderChanged(properties);
                };

                OrderChanged.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                OrderChanged.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.OrderChanged();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                OrderChanged.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.OrderChanged)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.OrderChanged: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.OrderChanged();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.OrderChanged.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    return message;
                };

                OrderChanged.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.order = null;
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    return object;
                };

                OrderChanged.prototype.toJSON = function() {
                    return OrderChanged.toObject(this, $protobuf.util.toJSONOptions);
                };

                return OrderChanged;
            })();

            v1.OrderSlotClosed = (function() {

                const OrderSlotClosed = function (properties) {
                    this.others = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                OrderSlotClosed.prototype.order = null;
                OrderSlotClosed.prototype.others = $util.emptyArray;

                OrderSlotClosed.create = function(properties) {
                    return new OrderSlotClosed(properties);
                };

                OrderSlotClosed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        $root.mart.order.v1.Order.encode(message.order, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.others != null && message.others.length)
                        for (let i = 0; i < message.others.length; ++i)
                            $root.mart.order.v1.Slot.encode(message.others[i], writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                OrderSlotClosed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.OrderSlotClosed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.order = $root.mart.order.v1.Order.decode(reader, reader.size(), $undefined, _depth + 1, message.order);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.others && message.others.length))
                                    message.others = [];
                                message.others.push($root.mart.order.v1.Slot.decode(reader, reader.size(), $undefined, _depth + 1));
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                OrderSlotClosed.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.OrderSlotClosed)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.OrderSlotClosed: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.OrderSlotClosed();
                    if (object.order != null) {
                        if (!$util.isObject(object.order))
                            throw $TypeError(".mart.order.v1.OrderSlotClosed.order: object expected");
                        message.order = $root.mart.order.v1.Order.fromObject(object.order, _depth + 1);
                    }
                    if (object.others) {
                        if (!$Array.isArray(object.others))
                            throw $TypeError(".mart.order.v1.OrderSlotClosed.others: array expected");
                        message.others = $Array(object.others.length);
                        for (let i = 0; i < object.others.length; ++i) {
                            if (!$util.isObject(object.others[i]))
                                throw $TypeError(".mart.order.v1.OrderSlotClosed.others: object expected");
                            message.others[i] = $root.mart.order.v1.Slot.fromObject(object.others[i], _depth + 1);
                        }
                    }
                    return message;
                };

                OrderSlotClosed.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.others = [];
                    if (options.defaults)
                        object.order = null;
                    if (message.order != null && $Object.hasOwnProperty.call(message, "order"))
                        object.order = $root.mart.order.v1.Order.toObject(message.order, options, _depth + 1);
                    if (message.others && message.others.length) {
                        object.others = $Array(message.others.length);
                        for (let j = 0; j < message.others.length; ++j)
                            object.others[j] = $root.mart.order.v1.Slot.toObject(message.others[j], options, _depth + 1);
                    }
                    return object;
                };

                OrderSlotClosed.prototype.toJSON = function() {
                    return OrderSlotClosed.toObject(this, $protobuf.util.toJSONOptions);
                };

                return OrderSlotClosed;
            })();

            v1.ProductInBasketsChanged = (function() {

                const ProductInBasketsChanged = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                ProductInBasketsChanged.prototype.productId = "";
                ProductInBasketsChanged.prototype.inBaskets = false;
                ProductInBasketsChanged.prototype.version = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                ProductInBasketsChanged.create = function(properties) {
                    return new ProductInBasketsChanged(properties);
                };

                ProductInBasketsChanged.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId") && message.productId !== "")
                        writer.uint32(10).string(message.productId);
                    if (message.inBaskets != null && $Object.hasOwnProperty.call(message, "inBaskets") && message.inBaskets !== false)
                        writer.uint32(16).bool(message.inBaskets);
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                        writer.uint32(24).int64(message.version);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                ProductInBasketsChanged.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.order.v1.ProductInBasketsChanged();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.productId = value;
                                else
                                    delete message.productId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.inBaskets = value;
                                else
                                    delete message.inBaskets;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                ProductInBasketsChanged.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.order.v1.ProductInBasketsChanged)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.order.v1.ProductInBasketsChanged: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.order.v1.ProductInBasketsChanged();
                    if (object.productId != null)
                        if (typeof object.productId !== "string" || object.productId.length)
                            message.productId = $String(object.productId);
                    if (object.inBaskets != null)
                        if (object.inBaskets)
                            message.inBaskets = $Boolean(object.inBaskets);
                    if (object.version != null)
                        if (typeof object.version === "object" ? object.version.low || object.version.high : $Number(object.version) !== 0)
                            if ($util.Long)
                                message.version = $util.Long.fromValue(object.version, false);
                            else if (typeof object.version === "string")
                                message.version = $parseInt(object.version, 10);
                            else if (typeof object.version === "number")
                                message.version = object.version;
                            else if (typeof object.version === "object")
                                message.version = new $util.LongBits(object.version.low >>> 0, object.version.high >>> 0).toNumber();
                    return message;
                };

                ProductInBasketsChanged.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.productId = "";
                        object.inBaskets = false;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.version = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.version = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    }
                    if (message.productId != null && $Object.hasOwnProperty.call(message, "productId"))
                        object.productId = message.productId;
                    if (message.inBaskets != null && $Object.hasOwnProperty.call(message, "inBaskets"))
                        object.inBaskets = message.inBaskets;
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.version = typeof message.version === "number" ? $BigInt(message.version) : $util.Long.fromBits(message.version.low >>> 0, message.version.high >>> 0, false).toBigInt();
                        else if (typeof message.version === "number")
                            object.version = options.longs === $String ? $String(message.version) : message.version;
                        else
                            object.version = options.longs === $String ? $util.Long.prototype.toString.call(message.version) : options.longs === $Number ? new $util.LongBits(message.version.low >>> 0, message.version.high >>> 0).toNumber() : message.version;
                    return object;
                };

                ProductInBasketsChanged.prototype.toJSON = function() {
                    return ProductInBasketsChanged.toObject(this, $protobuf.util.toJSONOptions);
                };

                return ProductInBasketsChanged;
            })();

            return v1;
        })();

        return order;
    })();

    mart.payment = (function() {

        const payment = {};

        payment.v1 = (function() {

            const v1 = {};

            v1.PaymentEvent = (function() {

                const PaymentEvent = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                PaymentEvent.prototype.paymentActionRequired = null;
                PaymentEvent.prototype.paymentAuthorized = null;
                PaymentEvent.prototype.paymentCaptured = null;
                PaymentEvent.prototype.paymentFailed = null;
                PaymentEvent.prototype.paymentCancelled = null;
                PaymentEvent.prototype.paymentRefunded = null;
                PaymentEvent.prototype.personalDataGathered = null;
                PaymentEvent.prototype.refundFailed = null;
                PaymentEvent.prototype.disputeOpened = null;
                PaymentEvent.prototype.disputeClosed = null;
                PaymentEvent.prototype.authorizationEnding = null;
                PaymentEvent.prototype.captureFailed = null;
                PaymentEvent.prototype.paymentChangeAuthorized = null;
                PaymentEvent.prototype.paymentChangeFailed = null;

                let $oneOfFields;

                $Object.defineProperty(PaymentEvent.prototype, "event", {
                    get: $util.oneOfGetter($oneOfFields = ["paymentActionRequired", "paymentAuthorized", "paymentCaptured", "paymentFailed", "paymentCancelled", "paymentRefunded", "personalDataGathered", "refundFailed", "disputeOpened", "disputeClosed", "authorizationEnding", "captureFailed", "paymentChangeAuthorized", "paymentChangeFailed"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                PaymentEvent.create = function(properties) {
                    return new PaymentEvent(properties);
                };

                PaymentEvent.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.paymentActionRequired != null && $Object.hasOwnProperty.call(message, "paymentActionRequired"))
                        $root.mart.payment.v1.PaymentActionRequired.encode(message.paymentActionRequired, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.paymentAuthorized != null && $Object.hasOwnProperty.call(message, "paymentAuthorized"))
                        $root.mart.payment.v1.PaymentAuthorized.encode(message.paymentAuthorized, writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.paymentCaptured != null && $Object.hasOwnProperty.call(message, "paymentCaptured"))
                        $root.mart.payment.v1.PaymentCaptured.encode(message.paymentCaptured, writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.paymentFailed != null && $Object.hasOwnProperty.call(message, "paymentFailed"))
                        $root.mart.payment.v1.PaymentFailed.encode(message.paymentFailed, writer.uint32(34).fork(), _depth + 1).ldelim();
                    if (message.paymentCancelled != null && $Object.hasOwnProperty.call(message, "paymentCancelled"))
                        $root.mart.payment.v1.PaymentCancelled.encode(message.paymentCancelled, writer.uint32(42).fork(), _depth + 1).ldelim();
                    if (message.paymentRefunded != null && $Object.hasOwnProperty.call(message, "paymentRefunded"))
                        $root.mart.payment.v1.PaymentRefunded.encode(message.paymentRefunded, writer.uint32(50).fork(), _depth + 1).ldelim();
                    if (message.personalDataGathered != null && $Object.hasOwnProperty.call(message, "personalDataGathered"))
                        $root.mart.types.v1.PersonalDataGathered.encode(message.personalDataGathered, writer.uint32(322).fork(), _depth + 1).ldelim();
                    if (message.refundFailed != null && $Object.hasOwnProperty.call(message, "refundFailed"))
                        $root.mart.payment.v1.RefundFailed.encode(message.refundFailed, writer.uint32(330).fork(), _depth + 1).ldelim();
                    if (message.disputeOpened != null && $Object.hasOwnProperty.call(message, "disputeOpened"))
                        $root.mart.payment.v1.DisputeOpened.encode(message.disputeOpened, writer.uint32(338).fork(), _depth + 1).ldelim();
                    if (message.disputeClosed != null && $Object.hasOwnProperty.call(message, "disputeClosed"))
                        $root.mart.payment.v1.DisputeClosed.encode(message.disputeClosed, writer.uint32(346).fork(), _depth + 1).ldelim();
                    if (message.authorizationEnding != null && $Object.hasOwnProperty.call(message, "authorizationEnding"))
                        $root.mart.payment.v1.AuthorizationEnding.encode(message.authorizationEnding, writer.uint32(354).fork(), _depth + 1).ldelim();
                    if (message.captureFailed != null && $Object.hasOwnProperty.call(message, "captureFailed"))
                        $root.mart.payment.v1.CaptureFailed.encode(message.captureFailed, writer.uint32(362).fork(), _depth + 1).ldelim();
                    if (message.paymentChangeAuthorized != null && $Object.hasOwnProperty.call(message, "paymentChangeAuthorized"))
                        $root.mart.payment.v1.PaymentChangeAuthorized.encode(message.paymentChangeAuthorized, writer.uint32(370).fork(), _depth + 1).ldelim();
                    if (message.paymentChangeFailed != null && $Object.hasOwnProperty.call(message, "paymentChangeFailed"))
                        $root.mart.payment.v1.PaymentChangeFailed.encode(message.paymentChangeFailed, writer.uint32(378).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                PaymentEvent.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.payment.v1.PaymentEvent();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.paymentActionRequired = $root.mart.payment.v1.PaymentActionRequired.decode(reader, reader.size(), $undefined, _depth + 1, message.paymentActionRequired);
                                message.event = "paymentActionRequired";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.paymentAuthorized = $root.mart.payment.v1.PaymentAuthorized.decode(reader, reader.size(), $undefined, _depth + 1, message.paymentAuthorized);
                                message.event = "paymentAuthorized";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.paymentCaptured = $root.mart.payment.v1.PaymentCaptured.decode(reader, reader.size(), $undefined, _depth + 1, message.paymentCaptured);
                                message.event = "paymentCaptured";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.paymentFailed = $root.mart.payment.v1.PaymentFailed.decode(reader, reader.size(), $undefined, _depth + 1, message.paymentFailed);
                                message.event = "paymentFailed";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.paymentCancelled = $root.mart.payment.v1.PaymentCancelled.decode(reader, reader.size(), $undefined, _depth + 1, message.paymentCancelled);
                                message.event = "paymentCancelled";
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                message.paymentRefunded = $root.mart.payment.v1.PaymentRefunded.decode(reader, reader.size(), $undefined, _depth + 1, message.paymentRefunded);
                                message.event = "paymentRefunded";
                                continue;
                            }
                        case 40: {
                                if (wireType !== 2)
                                    break;
                                message.personalDataGathered = $root.mart.types.v1.PersonalDataGathered.decode(reader, reader.size(), $undefined, _depth + 1, message.personalDataGathered);
                                message.event = "personalDataGathered";
                                continue;
                            }
                        case 41: {
                                if (wireType !== 2)
                                    break;
                                message.refundFailed = $root.mart.payment.v1.RefundFailed.decode(reader, reader.size(), $undefined, _depth + 1, message.refundFailed);
                                message.event = "refundFailed";
                                continue;
                            }
                        case 42: {
                                if (wireType !== 2)
                                    break;
                                message.disputeOpened = $root.mart.payment.v1.DisputeOpened.decode(reader, reader.size(), $undefined, _depth + 1, message.disputeOpened);
                                message.event = "disputeOpened";
                                continue;
                            }
                        case 43: {
                                if (wireType !== 2)
                                    break;
                                message.disputeClosed = $root.mart.payment.v1.DisputeClosed.decode(reader, reader.size(), $undefined, _depth + 1, message.disputeClosed);
                                message.event = "disputeClosed";
                                continue;
                            }
                        case 44: {
                                if (wireType !== 2)
                                    break;
                                message.authorizationEnding = $root.mart.payment.v1.AuthorizationEnding.decode(reader, reader.size(), $undefined, _depth + 1, message.authorizationEnding);
                                message.event = "authorizationEnding";
                                continue;
                            }
                        case 45: {
                                if (wireType !== 2)
                                    break;
                                message.captureFailed = $root.mart.payment.v1.CaptureFailed.decode(reader, reader.size(), $undefined, _depth + 1, message.captureFailed);
                                message.event = "captureFailed";
                                continue;
                            }
                        case 46: {
                                if (wireType !== 2)
                                    break;
                                message.paymentChangeAuthorized = $root.mart.payment.v1.PaymentChangeAuthorized.decode(reader, reader.size(), $undefined, _depth + 1, message.paymentChangeAuthorized);
                                message.event = "paymentChangeAuthorized";
                                continue;
                            }
                        case 47: {
                                if (wireType !== 2)
                                    break;
                                message.paymentChangeFailed = $root.mart.payment.v1.PaymentChangeFailed.decode(reader, reader.size(), $undefined, _depth + 1, message.paymentChangeFailed);
                                message.event = "paymentChangeFailed";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                PaymentEvent.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.payment.v1.PaymentEvent)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.payment.v1.PaymentEvent: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.payment.v1.PaymentEvent();
                    if (object.paymentActionRequired != null) {
                        if (!$util.isObject(object.paymentActionRequired))
                            throw $TypeError(".mart.payment.v1.PaymentEvent.paymentActionRequired: object expected");
                        message.paymentActionRequired = $root.mart.payment.v1.PaymentActionRequired.fromObject(object.paymentActionRequired, _depth + 1);
                    }
                    if (object.paymentAuthorized != null) {
                        if (!$util.isObject(object.paymentAuthorized))
                            throw $TypeError(".mart.payment.v1.PaymentEvent.paymentAuthorized: object expected");
                        message.paymentAuthorized = $root.mart.payment.v1.PaymentAuthorized.fromObject(object.paymentAuthorized, _depth + 1);
                    }
                    if (object.paymentCaptured != null) {
                        if (!$util.isObject(object.paymentCaptured))
                            throw $TypeError(".mart.payment.v1.PaymentEvent.paymentCaptured: object expected");
                        message.paymentCaptured = $root.mart.payment.v1.PaymentCaptured.fromObject(object.paymentCaptured, _depth + 1);
                    }
                    if (object.paymentFailed != null) {
                        if (!$util.isObject(object.paymentFailed))
                            throw $TypeError(".mart.payment.v1.PaymentEvent.paymentFailed: object expected");
                        message.paymentFailed = $root.mart.payment.v1.PaymentFailed.fromObject(object.paymentFailed, _depth + 1);
                    }
                    if (object.paymentCancelled != null) {
                        if (!$util.isObject(object.paymentCancelled))
                            throw $TypeError(".mart.payment.v1.PaymentEvent.paymentCancelled: object expected");
                        message.paymentCancelled = $root.mart.payment.v1.PaymentCancelled.fromObject(object.paymentCancelled, _depth + 1);
                    }
                    if (object.paymentRefunded != null) {
                        if (!$util.isObject(object.paymentRefunded))
                            throw $TypeError(".mart.payment.v1.PaymentEvent.paymentRefunded: object expected");
                        message.paymentRefunded = $root.mart.payment.v1.PaymentRefunded.fromObject(object.paymentRefunded, _depth + 1);
                    }
                    if (object.personalDataGathered != null) {
                        if (!$util.isObject(object.personalDataGathered))
                            throw $TypeError(".mart.payment.v1.PaymentEvent.personalDataGathered: object expected");
                        message.personalDataGathered = $root.mart.types.v1.PersonalDataGathered.fromObject(object.personalDataGathered, _depth + 1);
                    }
                    if (object.refundFailed != null) {
                        if (!$util.isObject(object.refundFailed))
                            throw $TypeError(".mart.payment.v1.PaymentEvent.refundFailed: object expected");
                        message.refundFailed = $root.mart.payment.v1.RefundFailed.fromObject(object.refundFailed, _depth + 1);
                    }
                    if (object.disputeOpened != null) {
                        if (!$util.isObject(object.disputeOpened))
                            throw $TypeError(".mart.payment.v1.PaymentEvent.disputeOpened: object expected");
                        message.disputeOpened = $root.mart.payment.v1.DisputeOpened.fromObject(object.disputeOpened, _depth + 1);
                    }
                    if (object.disputeClosed != null) {
                        if (!$util.isObject(object.disputeClosed))
                            throw $TypeError(".mart.payment.v1.PaymentEvent.disputeClosed: object expected");
                        message.disputeClosed = $root.mart.payment.v1.DisputeClosed.fromObject(object.disputeClosed, _depth + 1);
                    }
                    if (object.authorizationEnding != null) {
                        if (!$util.isObject(object.authorizationEnding))
                            throw $TypeError(".mart.payment.v1.PaymentEvent.authorizationEnding: object expected");
                        message.authorizationEnding = $root.mart.payment.v1.AuthorizationEnding.fromObject(object.authorizationEnding, _depth + 1);
                    }
                    if (object.captureFailed != null) {
                        if (!$util.isObject(object.captureFailed))
                            throw $TypeError(".mart.payment.v1.PaymentEvent.captureFailed: object expected");
                        message.captureFailed = $root.mart.payment.v1.CaptureFailed.fromObject(object.captureFailed, _depth + 1);
                    }
                    if (object.paymentChangeAuthorized != null) {
                        if (!$util.isObject(object.paymentChangeAuthorized))
                            throw $TypeError(".mart.payment.v1.PaymentEvent.paymentChangeAuthorized: object expected");
                        message.paymentChangeAuthorized = $root.mart.payment.v1.PaymentChangeAuthorized.fromObject(object.paymentChangeAuthorized, _depth + 1);
                    }
                    if (object.paymentChangeFailed != null) {
                        if (!$util.isObject(object.paymentChangeFailed))
                            throw $TypeError(".mart.payment.v1.PaymentEvent.paymentChangeFailed: object expected");
                        message.paymentChangeFailed = $root.mart.payment.v1.PaymentChangeFailed.fromObject(object.paymentChangeFailed, _depth + 1);
                    }
                    return message;
                };

                PaymentEvent.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.paymentActionRequired != null && $Object.hasOwnProperty.call(message, "paymentActionRequired")) {
                        object.paymentActionRequired = $root.mart.payment.v1.PaymentActionRequired.toObject(message.paymentActionRequired, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "paymentActionRequired";
                    }
                    if (message.paymentAuthorized != null && $Object.hasOwnProperty.call(message, "paymentAuthorized")) {
                        object.paymentAuthorized = $root.mart.payment.v1.PaymentAuthorized.toObject(message.paymentAuthorized, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "paymentAuthorized";
                    }
                    if (message.paymentCaptured != null && $Object.hasOwnProperty.call(message, "paymentCaptured")) {
                        object.paymentCaptured = $root.mart.payment.v1.PaymentCaptured.toObject(message.paymentCaptured, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "paymentCaptured";
                    }
                    if (message.paymentFailed != null && $Object.hasOwnProperty.call(message, "paymentFailed")) {
                        object.paymentFailed = $root.mart.payment.v1.PaymentFailed.toObject(message.paymentFailed, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "paymentFailed";
                    }
                    if (message.paymentCancelled != null && $Object.hasOwnProperty.call(message, "paymentCancelled")) {
                        object.paymentCancelled = $root.mart.payment.v1.PaymentCancelled.toObject(message.paymentCancelled, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "paymentCancelled";
                    }
                    if (message.paymentRefunded != null && $Object.hasOwnProperty.call(message, "paymentRefunded")) {
                        object.paymentRefunded = $root.mart.payment.v1.PaymentRefunded.toObject(message.paymentRefunded, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "paymentRefunded";
                    }
                    if (message.personalDataGathered != null && $Object.hasOwnProperty.call(message, "personalDataGathered")) {
                        object.personalDataGathered = $root.mart.types.v1.PersonalDataGathered.toObject(message.personalDataGathered, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "personalDataGathered";
                    }
                    if (message.refundFailed != null && $Object.hasOwnProperty.call(message, "refundFailed")) {
                        object.refundFailed = $root.mart.payment.v1.RefundFailed.toObject(message.refundFailed, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "refundFailed";
                    }
                    if (message.disputeOpened != null && $Object.hasOwnProperty.call(message, "disputeOpened")) {
                        object.disputeOpened = $root.mart.payment.v1.DisputeOpened.toObject(message.disputeOpened, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "disputeOpened";
                    }
                    if (message.disputeClosed != null && $Object.hasOwnProperty.call(message, "disputeClosed")) {
                        object.disputeClosed = $root.mart.payment.v1.DisputeClosed.toObject(message.disputeClosed, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "disputeClosed";
                    }
                    if (message.authorizationEnding != null && $Object.hasOwnProperty.call(message, "authorizationEnding")) {
                        object.authorizationEnding = $root.mart.payment.v1.AuthorizationEnding.toObject(message.authorizationEnding, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "authorizationEnding";
                    }
                    if (message.captureFailed != null && $Object.hasOwnProperty.call(message, "captureFailed")) {
                        object.captureFailed = $root.mart.payment.v1.CaptureFailed.toObject(message.captureFailed, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "captureFailed";
                    }
                    if (message.paymentChangeAuthorized != null && $Object.hasOwnProperty.call(message, "paymentChangeAuthorized")) {
                        object.paymentChangeAuthorized = $root.mart.payment.v1.PaymentChangeAuthorized.toObject(message.paymentChangeAuthorized, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "paymentChangeAuthorized";
                    }
                    if (message.paymentChangeFailed != null && $Object.hasOwnProperty.call(message, "paymentChangeFailed")) {
                        object.paymentChangeFailed = $root.mart.payment.v1.PaymentChangeFailed.toObject(message.paymentChangeFailed, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "paymentChangeFailed";
                    }
                    return object;
                };

                PaymentEvent.prototype.toJSON = function() {
                    return PaymentEvent.toObject(this, $protobuf.util.toJSONOptions);
                };

                return PaymentEvent;
            })();

            v1.Payment = (function() {

                const Payment = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Payment.prototype.id = "";
                Payment.prototype.orderId = "";
                Payment.prototype.customerId = "";
                Payment.prototype.method = "";
                Payment.prototype.provider = "";
                Payment.prototype.status = "";
                Payment.prototype.amount = null;
                Payment.prototype.refunded = null;
                Payment.prototype.authorized = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                Payment.prototype.captured = $util.Long ? $util.Long.fromBits(0,0,false) : 0;

                Payment.create = function(properties) {
                    return new Payment(properties);
                };

                Payment.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                        writer.uint32(10).string(message.id);
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId") && message.orderId !== "")
                        writer.uint32(18).string(message.orderId);
                    if (message.customerId != null && $Object.hasOwnProperty.call(message, "customerId") && message.customerId !== "")
                        writer.uint32(26).string(message.customerId);
                    if (message.method != null && $Object.hasOwnProperty.call(message, "method") && message.method !== "")
                        writer.uint32(34).string(message.method);
                    if (message.provider != null && $Object.hasOwnProperty.call(message, "provider") && message.provider !== "")
                        writer.uint32(42).string(message.provider);
                    if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== "")
                        writer.uint32(50).string(message.status);
                    if (message.amount != null && $Object.hasOwnProperty.call(message, "amount"))
                        $root.mart.types.v1.Money.encode(message.amount, writer.uint32(58).fork(), _depth + 1).ldelim();
                    if (message.refunded != null && $Object.hasOwnProperty.call(message, "refunded"))
                        $root.mart.types.v1.Money.encode(message.refunded, writer.uint32(66).fork(), _depth + 1).ldelim();
                    if (message.authorized != null && $Object.hasOwnProperty.call(message, "authorized") && (typeof message.authorized === "object" ? message.authorized.low || message.authorized.high : message.authorized !== 0))
                        writer.uint32(72).int64(message.authorized);
                    if (message.captured != null && $Object.hasOwnProperty.call(message, "captured") && (typeof message.captured === "object" ? message.captured.low || message.captured.high : message.captured !== 0))
                        writer.uint32(80).int64(message.captured);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Payment.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.payment.v1.Payment();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.id = value;
                                else
                                    delete message.id;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.orderId = value;
                                else
                                    delete message.orderId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.customerId = value;
                                else
                                    delete message.customerId;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.method = value;
                                else
                                    delete message.method;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.provider = value;
                                else
                                    delete message.provider;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.status = value;
                                else
                                    delete message.status;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.amount = $root.mart.types.v1.Money.decode(reader, reader.size(), $undefined, _depth + 1, message.amount);
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                message.refunded = $root.mart.types.v1.Money.decode(reader, reader.size(), $undefined, _depth + 1, message.refunded);
                                continue;
                            }
                        case 9: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.authorized = value;
                                else
                                    delete message.authorized;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.captured = value;
                                else
                                    delete message.captured;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                Payment.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.payment.v1.Payment)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.payment.v1.Payment: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.payment.v1.Payment();
                    if (object.id != null)
                        if (typeof object.id !== "string" || object.id.length)
                            message.id = $String(object.id);
                    if (object.orderId != null)
                        if (typeof object.orderId !== "string" || object.orderId.length)
                            message.orderId = $String(object.orderId);
                    if (object.customerId != null)
                        if (typeof object.customerId !== "string" || object.customerId.length)
                            message.customerId = $String(object.customerId);
                    if (object.method != null)
                        if (typeof object.method !== "string" || object.method.length)
                            message.method = $String(object.method);
                    if (object.provider != null)
                        if (typeof object.provider !== "string" || object.provider.length)
                            message.provider = $String(object.provider);
                    if (object.status != null)
                        if (typeof object.status !== "string" || object.status.length)
                            message.status = $String(object.status);
                    if (object.amount != null) {
                        if (!$util.isObject(object.amount))
                            throw $TypeError(".mart.payment.v1.Payment.amount: object expected");
                        message.amount = $root.mart.types.v1.Money.fromObject(object.amount, _depth + 1);
                    }
                    if (object.refunded != null) {
                        if (!$util.isObject(object.refunded))
                            throw $TypeError(".mart.payment.v1.Payment.refunded: object expected");
                        message.refunded = $root.mart.types.v1.Money.fromObject(object.refunded, _depth + 1);
                    }
                    if (object.authorized != null)
                        if (typeof object.authorized === "object" ? object.authorized.low || object.authorized.high : $Number(object.authorized) !== 0)
                            if ($util.Long)
                                message.authorized = $util.Long.fromValue(object.authorized, false);
                            else if (typeof object.authorized === "string")
                                message.authorized = $parseInt(object.authorized, 10);
                            else if (typeof object.authorized === "number")
                                message.authorized = object.authorized;
                            else if (typeof object.authorized === "object")
                                message.authorized = new $util.LongBits(object.authorized.low >>> 0, object.authorized.high >>> 0).toNumber();
                    if (object.captured != null)
                        if (typeof object.captured === "object" ? object.captured.low || object.captured.high : $Number(object.captured) !== 0)
                            if ($util.Long)
                                message.captured = $util.Long.fromValue(object.captured, false);
                            else if (typeof object.captured === "string")
                                message.captured = $parseInt(object.captured, 10);
                            else if (typeof object.captured === "number")
                                message.captured = object.captured;
                            else if (typeof object.captured === "object")
                                message.captured = new $util.LongBits(object.captured.low >>> 0, object.captured.high >>> 0).toNumber();
                    return message;
                };

                Payment.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.id = "";
                        object.orderId = "";
                        object.customerId = "";
                        object.method = "";
                        object.provider = "";
                        object.status = "";
                        object.amount = null;
                        object.refunded = null;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.authorized = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.authorized = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.captured = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.captured = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    }
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                        object.id = message.id;
                    if (message.orderId != null && $Object.hasOwnProperty.call(message, "orderId"))
                        object.orderId = message.orderId;
                    if (message.customerId != null && $Object.hasOwnProperty.call(message, "customerId"))
                        object.customerId = message.customerId;
                    if (message.method != null && $Object.hasOwnProperty.call(message, "method"))
                        object.method = message.method;
                    if (message.provider != null && $Object.hasOwnProperty.call(message, "provider"))
                        object.provider = message.provider;
                    if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                        object.status = message.status;
                    if (message.amount != null && $Object.hasOwnProperty.call(message, "amount"))
                        object.amount = $root.mart.types.v1.Money.toObject(message.amount, options, _depth + 1);
                    if (message.refunded != null && $Object.hasOwnProperty.call(message, "refunded"))
                        object.refunded = $root.mart.types.v1.Money.toObject(message.refunded, options, _depth + 1);
                    if (message.authorized != null && $Object.hasOwnProperty.call(message, "authorized"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.authorized = typeof message.authorized === "number" ? $BigInt(message.authorized) : $util.Long.fromBits(message.authorized.low >>> 0, message.authorized.high >>> 0, false).toBigInt();
                        else if (typeof message.authorized === "number")
                            object.authorized = options.longs === $String ? $String(message.authorized) : message.authorized;
                        else
                            object.authorized = options.longs === $String ? $util.Long.prototype.toString.call(message.authorized) : options.longs === $Number ? new $util.LongBits(message.authorized.low >>> 0, message.authorized.high >>> 0).toNumber() : message.authorized;
                    if (message.captured != null && $Object.hasOwnProperty.call(message, "captured"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.captured = typeof message.captured === "number" ? $BigInt(message.captured) : $util.Long.fromBits(message.captured.low >>> 0, message.captured.high >>> 0, false).toBigInt();
                        else if (typeof message.captured === "number")
                            object.captured = options.longs === $String ? $String(message.captured) : message.captured;
                        else
                            object.captured = options.longs === $String ? $util.Long.prototype.toString.call(message.captured) : options.longs === $Number ? new $util.LongBits(message.captured.low >>> 0, message.captured.high >>> 0).toNumber() : message.captured;
                    return object;
                };

                Payment.prototype.toJSON = function() {
                    return Payment.toObject(this, $protobuf.util.toJSONOptions);
                };

                return Payment;
            })();

            v1.PaymentActionRequired = (function() {

                const PaymentActionRequired = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                PaymentActionRequired.prototype.payment = null;

                PaymentActionRequired.create = function(properties) {
                    return new PaymentActionRequired(properties);
                };

                PaymentActionRequired.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        $root.mart.payment.v1.Payment.encode(message.payment, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                PaymentActionRequired.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.payment.v1.PaymentActionRequired();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.payment = $root.mart.payment.v1.Payment.decode(reader, reader.size(), $undefined, _depth + 1, message.payment);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                PaymentActionRequired.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.payment.v1.PaymentActionRequired)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.payment.v1.PaymentActionRequired: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.payment.v1.PaymentActionRequired();
                    if (object.payment != null) {
                        if (!$util.isObject(object.payment))
                            throw $TypeError(".mart.payment.v1.PaymentActionRequired.payment: object expected");
                        message.payment = $root.mart.payment.v1.Payment.fromObject(object.payment, _depth + 1);
                    }
                    return message;
                };

                PaymentActionRequired.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.payment = null;
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        object.payment = $root.mart.payment.v1.Payment.toObject(message.payment, options, _depth + 1);
                    return object;
                };

                PaymentActionRequired.prototype.toJSON = function() {
                    return PaymentActionRequired.toObject(this, $protobuf.util.toJSONOptions);
                };

                return PaymentActionRequired;
            })();

            v1.PaymentAuthorized = (function() {

                const PaymentAuthorized = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                PaymentAuthorized.prototype.payment = null;

                PaymentAuthorized.create = function(properties) {
                    return new PaymentAuthorized(properties);
                };

                PaymentAuthorized.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        $root.mart.payment.v1.Payment.encode(message.payment, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                PaymentAuthorized.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.payment.v1.PaymentAuthorized();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.payment = $root.mart.payment.v1.Payment.decode(reader, reader.size(), $undefined, _depth + 1, message.payment);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                PaymentAuthorized.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.payment.v1.PaymentAuthorized)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.payment.v1.PaymentAuthorized: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.payment.v1.PaymentAuthorized();
                    if (object.payment != null) {
                        if (!$util.isObject(object.payment))
                            throw $TypeError(".mart.payment.v1.PaymentAuthorized.payment: object expected");
                        message.payment = $root.mart.payment.v1.Payment.fromObject(object.payment, _depth + 1);
                    }
                    return message;
                };

                PaymentAuthorized.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.payment = null;
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        object.payment = $root.mart.payment.v1.Payment.toObject(message.payment, options, _depth + 1);
                    return object;
                };

                PaymentAuthorized.prototype.toJSON = function() {
                    return PaymentAuthorized.toObject(this, $protobuf.util.toJSONOptions);
                };

                return PaymentAuthorized;
            })();

            v1.PaymentCaptured = (function() {

                const PaymentCaptured = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                PaymentCaptured.prototype.payment = null;

                PaymentCaptured.create = function(properties) {
                    return new PaymentCaptured(properties);
                };

                PaymentCaptured.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        $root.mart.payment.v1.Payment.encode(message.payment, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                PaymentCaptured.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.payment.v1.PaymentCaptured();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.payment = $root.mart.payment.v1.Payment.decode(reader, reader.size(), $undefined, _depth + 1, message.payment);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                PaymentCaptured.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.payment.v1.PaymentCaptured)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.payment.v1.PaymentCaptured: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.payment.v1.PaymentCaptured();
                    if (object.payment != null) {
                        if (!$util.isObject(object.payment))
                            throw $TypeError(".mart.payment.v1.PaymentCaptured.payment: object expected");
                        message.payment = $root.mart.payment.v1.Payment.fromObject(object.payment, _depth + 1);
                    }
                    return message;
                };

                PaymentCaptured.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.payment = null;
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        object.payment = $root.mart.payment.v1.Payment.toObject(message.payment, options, _depth + 1);
                    return object;
                };

                PaymentCaptured.prototype.toJSON = function() {
                    return PaymentCaptured.toObject(this, $protobuf.util.toJSONOptions);
                };

                return PaymentCaptured;
            })();

            v1.PaymentFailed = (function() {

                const PaymentFailed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                PaymentFailed.prototype.payment = null;
                PaymentFailed.prototype.reason = "";
                PaymentFailed.prototype.retriesLeft = 0;
                PaymentFailed.prototype.payBy = null;

                PaymentFailed.create = function(properties) {
                    return new PaymentFailed(properties);
                };

                PaymentFailed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        $root.mart.payment.v1.Payment.encode(message.payment, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(18).string(message.reason);
                    if (message.retriesLeft != null && $Object.hasOwnProperty.call(message, "retriesLeft") && message.retriesLeft !== 0)
                        writer.uint32(24).int32(message.retriesLeft);
                    if (message.payBy != null && $Object.hasOwnProperty.call(message, "payBy"))
                        $root.google.protobuf.Timestamp.encode(message.payBy, writer.uint32(34).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                PaymentFailed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.payment.v1.PaymentFailed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.payment = $root.mart.payment.v1.Payment.decode(reader, reader.size(), $undefined, _depth + 1, message.payment);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.retriesLeft = value;
                                else
                                    delete message.retriesLeft;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.payBy = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.payBy);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                PaymentFailed.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.payment.v1.PaymentFailed)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.payment.v1.PaymentFailed: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.payment.v1.PaymentFailed();
                    if (object.payment != null) {
                        if (!$util.isObject(object.payment))
                            throw $TypeError(".mart.payment.v1.PaymentFailed.payment: object expected");
                        message.payment = $root.mart.payment.v1.Payment.fromObject(object.payment, _depth + 1);
                    }
                    if (object.reason != null)
                        if (typeof object.reason !== "string" || object.reason.length)
                            message.reason = $String(object.reason);
                    if (object.retriesLeft != null)
                        if ($Number(object.retriesLeft) !== 0)
                            message.retriesLeft = object.retriesLeft | 0;
                    if (object.payBy != null) {
                        if (!$util.isObject(object.payBy))
                            throw $TypeError(".mart.payment.v1.PaymentFailed.payBy: object expected");
                        message.payBy = $root.google.protobuf.Timestamp.fromObject(object.payBy, _depth + 1);
                    }
                    return message;
                };

                PaymentFailed.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.payment = null;
                        object.reason = "";
                        object.retriesLeft = 0;
                        object.payBy = null;
                    }
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        object.payment = $root.mart.payment.v1.Payment.toObject(message.payment, options, _depth + 1);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        object.reason = message.reason;
                    if (message.retriesLeft != null && $Object.hasOwnProperty.call(message, "retriesLeft"))
                        object.retriesLeft = message.retriesLeft;
                    if (message.payBy != null && $Object.hasOwnProperty.call(message, "payBy"))
                        object.payBy = $root.google.protobuf.Timestamp.toObject(message.payBy, options, _depth + 1);
                    return object;
                };

                PaymentFailed.prototype.toJSON = function() {
                    return PaymentFailed.toObject(this, $protobuf.util.toJSONOptions);
                };

                return PaymentFailed;
            })();

            v1.PaymentCancelled = (function() {

                const PaymentCancelled = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                PaymentCancelled.prototype.payment = null;

                PaymentCancelled.create = function(properties) {
                    return new PaymentCancelled(properties);
                };

                PaymentCancelled.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        $root.mart.payment.v1.Payment.encode(message.payment, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                PaymentCancelled.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.payment.v1.PaymentCancelled();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.payment = $root.mart.payment.v1.Payment.decode(reader, reader.size(), $undefined, _depth + 1, message.payment);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                PaymentCancelled.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.payment.v1.PaymentCancelled)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.payment.v1.PaymentCancelled: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.payment.v1.PaymentCancelled();
                    if (object.payment != null) {
                        if (!$util.isObject(object.payment))
                            throw $TypeError(".mart.payment.v1.PaymentCancelled.payment: object expected");
                        message.payment = $root.mart.payment.v1.Payment.fromObject(object.payment, _depth + 1);
                    }
                    return message;
                };

                PaymentCancelled.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.payment = null;
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        object.payment = $root.mart.payment.v1.Payment.toObject(message.payment, options, _depth + 1);
                    return object;
                };

                PaymentCancelled.prototype.toJSON = function() {
                    return PaymentCancelled.toObject(this, $protobuf.util.toJSONOptions);
                };

                return PaymentCancelled;
            })();

            v1.PaymentRefunded = (function() {

                const PaymentRefunded = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                PaymentRefunded.prototype.payment = null;
                PaymentRefunded.prototype.refundId = "";
                PaymentRefunded.prototype.amount = null;
                PaymentRefunded.prototype.reason = "";
                PaymentRefunded.prototype.settles = false;

                PaymentRefunded.create = function(properties) {
                    return new PaymentRefunded(properties);
                };

                PaymentRefunded.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        $root.mart.payment.v1.Payment.encode(message.payment, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.refundId != null && $Object.hasOwnProperty.call(message, "refundId") && message.refundId !== "")
                        writer.uint32(18).string(message.refundId);
                    if (message.amount != null && $Object.hasOwnProperty.call(message, "amount"))
                        $root.mart.types.v1.Money.encode(message.amount, writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(34).string(message.reason);
                    if (message.settles != null && $Object.hasOwnProperty.call(message, "settles") && message.settles !== false)
                        writer.uint32(40).bool(message.settles);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                PaymentRefunded.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.payment.v1.PaymentRefunded();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.payment = $root.mart.payment.v1.Payment.decode(reader, reader.size(), $undefined, _depth + 1, message.payment);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.refundId = value;
                                else
                                    delete message.refundId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.amount = $root.mart.types.v1.Money.decode(reader, reader.size(), $undefined, _depth + 1, message.amount);
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.settles = value;
                                else
                                    delete message.settles;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                PaymentRefunded.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.payment.v1.PaymentRefunded)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.payment.v1.PaymentRefunded: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.payment.v1.PaymentRefunded();
                    if (object.payment != null) {
                        if (!$util.isObject(object.payment))
                            throw $TypeError(".mart.payment.v1.PaymentRefunded.payment: object expected");
                        message.payment = $root.mart.payment.v1.Payment.fromObject(object.payment, _depth + 1);
                    }
                    if (object.refundId != null)
                        if (typeof object.refundId !== "string" || object.refundId.length)
                            message.refundId = $String(object.refundId);
                    if (object.amount != null) {
                        if (!$util.isObject(object.amount))
                            throw $TypeError(".mart.payment.v1.PaymentRefunded.amount: object expected");
                        message.amount = $root.mart.types.v1.Money.fromObject(object.amount, _depth + 1);
                    }
                    if (object.reason != null)
                        if (typeof object.reason !== "string" || object.reason.length)
                            message.reason = $String(object.reason);
                    if (object.settles != null)
                        if (object.settles)
                            message.settles = $Boolean(object.settles);
                    return message;
                };

                PaymentRefunded.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.payment = null;
                        object.refundId = "";
                        object.amount = null;
                        object.reason = "";
                        object.settles = false;
                    }
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        object.payment = $root.mart.payment.v1.Payment.toObject(message.payment, options, _depth + 1);
                    if (message.refundId != null && $Object.hasOwnProperty.call(message, "refundId"))
                        object.refundId = message.refundId;
                    if (message.amount != null && $Object.hasOwnProperty.call(message, "amount"))
                        object.amount = $root.mart.types.v1.Money.toObject(message.amount, options, _depth + 1);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        object.reason = message.reason;
                    if (message.settles != null && $Object.hasOwnProperty.call(message, "settles"))
                        object.settles = message.settles;
                    return object;
                };

                PaymentRefunded.prototype.toJSON = function() {
                    return PaymentRefunded.toObject(this, $protobuf.util.toJSONOptions);
                };

                return PaymentRefunded;
            })();

            v1.AuthorizationEnding = (function() {

                const AuthorizationEnding = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                AuthorizationEnding.prototype.payment = null;
                AuthorizationEnding.prototype.endsAt = null;

                AuthorizationEnding.create = function(properties) {
                    return new AuthorizationEnding(properties);
                };

                AuthorizationEnding.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        $root.mart.payment.v1.Payment.encode(message.payment, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.endsAt != null && $Object.hasOwnProperty.call(message, "endsAt"))
                        $root.google.protobuf.Timestamp.encode(message.endsAt, writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                AuthorizationEnding.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.payment.v1.AuthorizationEnding();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.payment = $root.mart.payment.v1.Payment.decode(reader, reader.size(), $undefined, _depth + 1, message.payment);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.endsAt = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.endsAt);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                AuthorizationEnding.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.payment.v1.AuthorizationEnding)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.payment.v1.AuthorizationEnding: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.payment.v1.AuthorizationEnding();
                    if (object.payment != null) {
                        if (!$util.isObject(object.payment))
                            throw $TypeError(".mart.payment.v1.AuthorizationEnding.payment: object expected");
                        message.payment = $root.mart.payment.v1.Payment.fromObject(object.payment, _depth + 1);
                    }
                    if (object.endsAt != null) {
                        if (!$util.isObject(object.endsAt))
                            throw $TypeError(".mart.payment.v1.AuthorizationEnding.endsAt: object expected");
                        message.endsAt = $root.google.protobuf.Timestamp.fromObject(object.endsAt, _depth + 1);
                    }
                    return message;
                };

                AuthorizationEnding.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.payment = null;
                        object.endsAt = null;
                    }
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        object.payment = $root.mart.payment.v1.Payment.toObject(message.payment, options, _depth + 1);
                    if (message.endsAt != null && $Object.hasOwnProperty.call(message, "endsAt"))
                        object.endsAt = $root.google.protobuf.Timestamp.toObject(message.endsAt, options, _depth + 1);
                    return object;
                };

                AuthorizationEnding.prototype.toJSON = function() {
                    return AuthorizationEnding.toObject(this, $protobuf.util.toJSONOptions);
                };

                return AuthorizationEnding;
            })();

            v1.CaptureFailed = (function() {

                const CaptureFailed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                CaptureFailed.prototype.payment = null;
                CaptureFailed.prototype.reason = "";

                CaptureFailed.create = function(properties) {
                    return new CaptureFailed(properties);
                };

                CaptureFailed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        $root.mart.payment.v1.Payment.encode(message.payment, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(18).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                CaptureFailed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.payment.v1.CaptureFailed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.payment = $root.mart.payment.v1.Payment.decode(reader, reader.size(), $undefined, _depth + 1, message.payment);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                CaptureFailed.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.payment.v1.CaptureFailed)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.payment.v1.CaptureFailed: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.payment.v1.CaptureFailed();
                    if (object.payment != null) {
                        if (!$util.isObject(object.payment))
                            throw $TypeError(".mart.payment.v1.CaptureFailed.payment: object expected");
                        message.payment = $root.mart.payment.v1.Payment.fromObject(object.payment, _depth + 1);
                    }
                    if (object.reason != null)
                        if (typeof object.reason !== "string" || object.reason.length)
                            message.reason = $String(object.reason);
                    return message;
                };

                CaptureFailed.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.payment = null;
                        object.reason = "";
                    }
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        object.payment = $root.mart.payment.v1.Payment.toObject(message.payment, options, _depth + 1);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        object.reason = message.reason;
                    return object;
                };

                CaptureFailed.prototype.toJSON = function() {
                    return CaptureFailed.toObject(this, $protobuf.util.toJSONOptions);
                };

                return CaptureFailed;
            })();

            v1.PaymentChangeAuthorized = (function() {

                const PaymentChangeAuthorized = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                PaymentChangeAuthorized.prototype.payment = null;
                PaymentChangeAuthorized.prototype.request = "";

                PaymentChangeAuthorized.create = function(properties) {
                    return new PaymentChangeAuthorized(properties);
                };

                PaymentChangeAuthorized.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        $root.mart.payment.v1.Payment.encode(message.payment, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.request != null && $Object.hasOwnProperty.call(message, "request") && message.request !== "")
                        writer.uint32(18).string(message.request);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                PaymentChangeAuthorized.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.payment.v1.PaymentChangeAuthorized();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.payment = $root.mart.payment.v1.Payment.decode(reader, reader.size(), $undefined, _depth + 1, message.payment);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.request = value;
                                else
                                    delete message.request;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                PaymentChangeAuthorized.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.payment.v1.PaymentChangeAuthorized)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.payment.v1.PaymentChangeAuthorized: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.payment.v1.PaymentChangeAuthorized();
                    if (object.payment != null) {
                        if (!$util.isObject(object.payment))
                            throw $TypeError(".mart.payment.v1.PaymentChangeAuthorized.payment: object expected");
                        message.payment = $root.mart.payment.v1.Payment.fromObject(object.payment, _depth + 1);
                    }
                    if (object.request != null)
                        if (typeof object.request !== "string" || object.request.length)
                            message.request = $String(object.request);
                    return message;
                };

                PaymentChangeAuthorized.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.payment = null;
                        object.request = "";
                    }
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        object.payment = $root.mart.payment.v1.Payment.toObject(message.payment, options, _depth + 1);
                    if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                        object.request = message.request;
                    return object;
                };

                PaymentChangeAuthorized.prototype.toJSON = function() {
                    return PaymentChangeAuthorized.toObject(this, $protobuf.util.toJSONOptions);
                };

                return PaymentChangeAuthorized;
            })();

            v1.PaymentChangeFailed = (function() {

                const PaymentChangeFailed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                PaymentChangeFailed.prototype.payment = null;
                PaymentChangeFailed.prototype.request = "";
                PaymentChangeFailed.prototype.reason = "";

                PaymentChangeFailed.create = function(properties) {
                    return new PaymentChangeFailed(properties);
                };

                PaymentChangeFailed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        $root.mart.payment.v1.Payment.encode(message.payment, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.request != null && $Object.hasOwnProperty.call(message, "request") && message.request !== "")
                        writer.uint32(18).string(message.request);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(26).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                PaymentChangeFailed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.payment.v1.PaymentChangeFailed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.payment = $root.mart.payment.v1.Payment.decode(reader, reader.size(), $undefined, _depth + 1, message.payment);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.request = value;
                                else
                                    delete message.request;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                PaymentChangeFailed.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.payment.v1.PaymentChangeFailed)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.payment.v1.PaymentChangeFailed: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.payment.v1.PaymentChangeFailed();
                    if (object.payment != null) {
                        if (!$util.isObject(object.payment))
                            throw $TypeError(".mart.payment.v1.PaymentChangeFailed.payment: object expected");
                        message.payment = $root.mart.payment.v1.Payment.fromObject(object.payment, _depth + 1);
                    }
                    if (object.request != null)
                        if (typeof object.request !== "string" || object.request.length)
                            message.request = $String(object.request);
                    if (object.reason != null)
                        if (typeof object.reason !== "string" || object.reason.length)
                            message.reason = $String(object.reason);
                    return message;
                };

                PaymentChangeFailed.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.payment = null;
                        object.request = "";
                        object.reason = "";
                    }
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        object.payment = $root.mart.payment.v1.Payment.toObject(message.payment, options, _depth + 1);
                    if (message.request != null && $Object.hasOwnProperty.call(message, "request"))
                        object.request = message.request;
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        object.reason = message.reason;
                    return object;
                };

                PaymentChangeFailed.prototype.toJSON = function() {
                    return PaymentChangeFailed.toObject(this, $protobuf.util.toJSONOptions);
                };

                return PaymentChangeFailed;
            })();

            v1.RefundFailed = (function() {

                const RefundFailed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                RefundFailed.prototype.payment = null;
                RefundFailed.prototype.refundId = "";
                RefundFailed.prototype.amount = null;
                RefundFailed.prototype.reason = "";

                RefundFailed.create = function(properties) {
                    return new RefundFailed(properties);
                };

                RefundFailed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        $root.mart.payment.v1.Payment.encode(message.payment, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.refundId != null && $Object.hasOwnProperty.call(message, "refundId") && message.refundId !== "")
                        writer.uint32(18).string(message.refundId);
                    if (message.amount != null && $Object.hasOwnProperty.call(message, "amount"))
                        $root.mart.types.v1.Money.encode(message.amount, writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(34).string(message.reason);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                RefundFailed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.payment.v1.RefundFailed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.payment = $root.mart.payment.v1.Payment.decode(reader, reader.size(), $undefined, _depth + 1, message.payment);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.refundId = value;
                                else
                                    delete message.refundId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.amount = $root.mart.types.v1.Money.decode(reader, reader.size(), $undefined, _depth + 1, message.amount);
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                RefundFailed.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.payment.v1.RefundFailed)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.payment.v1.RefundFailed: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.payment.v1.RefundFailed();
                    if (object.payment != null) {
                        if (!$util.isObject(object.payment))
                            throw $TypeError(".mart.payment.v1.RefundFailed.payment: object expected");
                        message.payment = $root.mart.payment.v1.Payment.fromObject(object.payment, _depth + 1);
                    }
                    if (object.refundId != null)
                        if (typeof object.refundId !== "string" || object.refundId.length)
                            message.refundId = $String(object.refundId);
                    if (object.amount != null) {
                        if (!$util.isObject(object.amount))
                            throw $TypeError(".mart.payment.v1.RefundFailed.amount: object expected");
                        message.amount = $root.mart.types.v1.Money.fromObject(object.amount, _depth + 1);
                    }
                    if (object.reason != null)
                        if (typeof object.reason !== "string" || object.reason.length)
                            message.reason = $String(object.reason);
                    return message;
                };

                RefundFailed.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.payment = null;
                        object.refundId = "";
                        object.amount = null;
                        object.reason = "";
                    }
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        object.payment = $root.mart.payment.v1.Payment.toObject(message.payment, options, _depth + 1);
                    if (message.refundId != null && $Object.hasOwnProperty.call(message, "refundId"))
                        object.refundId = message.refundId;
                    if (message.amount != null && $Object.hasOwnProperty.call(message, "amount"))
                        object.amount = $root.mart.types.v1.Money.toObject(message.amount, options, _depth + 1);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        object.reason = message.reason;
                    return object;
                };

                RefundFailed.prototype.toJSON = function() {
                    return RefundFailed.toObject(this, $protobuf.util.toJSONOptions);
                };

                return RefundFailed;
            })();

            v1.DisputeOpened = (function() {

                const DisputeOpened = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                DisputeOpened.prototype.payment = null;
                DisputeOpened.prototype.disputeId = "";
                DisputeOpened.prototype.amount = null;
                DisputeOpened.prototype.reason = "";
                DisputeOpened.prototype.respondBy = null;

                DisputeOpened.create = function(properties) {
                    return new DisputeOpened(properties);
                };

                DisputeOpened.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        $root.mart.payment.v1.Payment.encode(message.payment, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.disputeId != null && $Object.hasOwnProperty.call(message, "disputeId") && message.disputeId !== "")
                        writer.uint32(18).string(message.disputeId);
                    if (message.amount != null && $Object.hasOwnProperty.call(message, "amount"))
                        $root.mart.types.v1.Money.encode(message.amount, writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason") && message.reason !== "")
                        writer.uint32(34).string(message.reason);
                    if (message.respondBy != null && $Object.hasOwnProperty.call(message, "respondBy"))
                        $root.google.protobuf.Timestamp.encode(message.respondBy, writer.uint32(42).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                DisputeOpened.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.payment.v1.DisputeOpened();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.payment = $root.mart.payment.v1.Payment.decode(reader, reader.size(), $undefined, _depth + 1, message.payment);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.disputeId = value;
                                else
                                    delete message.disputeId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.amount = $root.mart.types.v1.Money.decode(reader, reader.size(), $undefined, _depth + 1, message.amount);
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.reason = value;
                                else
                                    delete message.reason;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.respondBy = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.respondBy);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                DisputeOpened.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.payment.v1.DisputeOpened)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.payment.v1.DisputeOpened: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.payment.v1.DisputeOpened();
                    if (object.payment != null) {
                        if (!$util.isObject(object.payment))
                            throw $TypeError(".mart.payment.v1.DisputeOpened.payment: object expected");
                        message.payment = $root.mart.payment.v1.Payment.fromObject(object.payment, _depth + 1);
                    }
                    if (object.disputeId != null)
                        if (typeof object.disputeId !== "string" || object.disputeId.length)
                            message.disputeId = $String(object.disputeId);
                    if (object.amount != null) {
                        if (!$util.isObject(object.amount))
                            throw $TypeError(".mart.payment.v1.DisputeOpened.amount: object expected");
                        message.amount = $root.mart.types.v1.Money.fromObject(object.amount, _depth + 1);
                    }
                    if (object.reason != null)
                        if (typeof object.reason !== "string" || object.reason.length)
                            message.reason = $String(object.reason);
                    if (object.respondBy != null) {
                        if (!$util.isObject(object.respondBy))
                            throw $TypeError(".mart.payment.v1.DisputeOpened.respondBy: object expected");
                        message.respondBy = $root.google.protobuf.Timestamp.fromObject(object.respondBy, _depth + 1);
                    }
                    return message;
                };

                DisputeOpened.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.payment = null;
                        object.disputeId = "";
                        object.amount = null;
                        object.reason = "";
                        object.respondBy = null;
                    }
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        object.payment = $root.mart.payment.v1.Payment.toObject(message.payment, options, _depth + 1);
                    if (message.disputeId != null && $Object.hasOwnProperty.call(message, "disputeId"))
                        object.disputeId = message.disputeId;
                    if (message.amount != null && $Object.hasOwnProperty.call(message, "amount"))
                        object.amount = $root.mart.types.v1.Money.toObject(message.amount, options, _depth + 1);
                    if (message.reason != null && $Object.hasOwnProperty.call(message, "reason"))
                        object.reason = message.reason;
                    if (message.respondBy != null && $Object.hasOwnProperty.call(message, "respondBy"))
                        object.respondBy = $root.google.protobuf.Timestamp.toObject(message.respondBy, options, _depth + 1);
                    return object;
                };

                DisputeOpened.prototype.toJSON = function() {
                    return DisputeOpened.toObject(this, $protobuf.util.toJSONOptions);
                };

                return DisputeOpened;
            })();

            v1.DisputeClosed = (function() {

                const DisputeClosed = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                DisputeClosed.prototype.payment = null;
                DisputeClosed.prototype.disputeId = "";
                DisputeClosed.prototype.status = "";

                DisputeClosed.create = function(properties) {
                    return new DisputeClosed(properties);
                };

                DisputeClosed.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        $root.mart.payment.v1.Payment.encode(message.payment, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.disputeId != null && $Object.hasOwnProperty.call(message, "disputeId") && message.disputeId !== "")
                        writer.uint32(18).string(message.disputeId);
                    if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== "")
                        writer.uint32(26).string(message.status);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                DisputeClosed.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.payment.v1.DisputeClosed();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.payment = $root.mart.payment.v1.Payment.decode(reader, reader.size(), $undefined, _depth + 1, message.payment);
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.disputeId = value;
                                else
                                    delete message.disputeId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.status = value;
                                else
                                    delete message.status;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                DisputeClosed.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.payment.v1.DisputeClosed)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.payment.v1.DisputeClosed: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.payment.v1.DisputeClosed();
                    if (object.payment != null) {
                        if (!$util.isObject(object.payment))
                            throw $TypeError(".mart.payment.v1.DisputeClosed.payment: object expected");
                        message.payment = $root.mart.payment.v1.Payment.fromObject(object.payment, _depth + 1);
                    }
                    if (object.disputeId != null)
                        if (typeof object.disputeId !== "string" || object.disputeId.length)
                            message.disputeId = $String(object.disputeId);
                    if (object.status != null)
                        if (typeof object.status !== "string" || object.status.length)
                            message.status = $String(object.status);
                    return message;
                };

                DisputeClosed.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.payment = null;
                        object.disputeId = "";
                        object.status = "";
                    }
                    if (message.payment != null && $Object.hasOwnProperty.call(message, "payment"))
                        object.payment = $root.mart.payment.v1.Payment.toObject(message.payment, options, _depth + 1);
                    if (message.disputeId != null && $Object.hasOwnProperty.call(message, "disputeId"))
                        object.disputeId = message.disputeId;
                    if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                        object.status = message.status;
                    return object;
                };

                DisputeClosed.prototype.toJSON = function() {
                    return DisputeClosed.toObject(this, $protobuf.util.toJSONOptions);
                };

                return DisputeClosed;
            })();

            return v1;
        })();

        return payment;
    })();

    mart.product = (function() {

        const product = {};

        product.v1 = (function() {

            const v1 = {};

            v1.ProductEvent = (function() {

                const ProductEvent = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                ProductEvent.prototype.productCreated = null;
                ProductEvent.prototype.productChanged = null;
                ProductEvent.prototype.productArchived = null;
                ProductEvent.prototype.personalDataGathered = null;

                let $oneOfFields;

                $Object.defineProperty(ProductEvent.prototype, "event", {
                    get: $util.oneOfGetter($oneOfFields = ["productCreated", "productChanged", "productArchived", "personalDataGathered"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                ProductEvent.create = function(properties) {
                    return new ProductEvent(properties);
                };

                ProductEvent.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.productCreated != null && $Object.hasOwnProperty.call(message, "productCreated"))
                        $root.mart.product.v1.ProductCreated.encode(message.productCreated, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.productChanged != null && $Object.hasOwnProperty.call(message, "productChanged"))
                        $root.mart.product.v1.ProductChanged.encode(message.productChanged, writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.productArchived != null && $Object.hasOwnProperty.call(message, "productArchived"))
                        $root.mart.product.v1.ProductArchived.encode(message.productArchived, writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.personalDataGathered != null && $Object.hasOwnProperty.call(message, "personalDataGathered"))
                        $root.mart.types.v1.PersonalDataGathered.encode(message.personalDataGathered, writer.uint32(322).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                ProductEvent.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.product.v1.ProductEvent();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.productCreated = $root.mart.product.v1.ProductCreated.decode(reader, reader.size(), $undefined, _depth + 1, message.productCreated);
                                message.event = "productCreated";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.productChanged = $root.mart.product.v1.ProductChanged.decode(reader, reader.size(), $undefined, _depth + 1, message.productChanged);
                                message.event = "productChanged";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.productArchived = $root.mart.product.v1.ProductArchived.decode(reader, reader.size(), $undefined, _depth + 1, message.productArchived);
                                message.event = "productArchived";
                                continue;
                            }
                        case 40: {
                                if (wireType !== 2)
                                    break;
                                message.personalDataGathered = $root.mart.types.v1.PersonalDataGathered.decode(reader, reader.size(), $undefined, _depth + 1, message.personalDataGathered);
                                message.event = "personalDataGathered";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                ProductEvent.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.product.v1.ProductEvent)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.product.v1.ProductEvent: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.product.v1.ProductEvent();
                    if (object.productCreated != null) {
                        if (!$util.isObject(object.productCreated))
                            throw $TypeError(".mart.product.v1.ProductEvent.productCreated: object expected");
                        message.productCreated = $root.mart.product.v1.ProductCreated.fromObject(object.productCreated, _depth + 1);
                    }
                    if (object.productChanged != null) {
                        if (!$util.isObject(object.productChanged))
                            throw $TypeError(".mart.product.v1.ProductEvent.productChanged: object expected");
                        message.productChanged = $root.mart.product.v1.ProductChanged.fromObject(object.productChanged, _depth + 1);
                    }
                    if (object.productArchived != null) {
                        if (!$util.isObject(object.productArchived))
                            throw $TypeError(".mart.product.v1.ProductEvent.productArchived: object expected");
                        message.productArchived = $root.mart.product.v1.ProductArchived.fromObject(object.productArchived, _depth + 1);
                    }
                    if (object.personalDataGathered != null) {
                        if (!$util.isObject(object.personalDataGathered))
                            throw $TypeError(".mart.product.v1.ProductEvent.personalDataGathered: object expected");
                        message.personalDataGathered = $root.mart.types.v1.PersonalDataGathered.fromObject(object.personalDataGathered, _depth + 1);
                    }
                    return message;
                };

                ProductEvent.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.productCreated != null && $Object.hasOwnProperty.call(message, "productCreated")) {
                        object.productCreated = $root.mart.product.v1.ProductCreated.toObject(message.productCreated, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "productCreated";
                    }
                    if (message.productChanged != null && $Object.hasOwnProperty.call(message, "productChanged")) {
                        object.productChanged = $root.mart.product.v1.ProductChanged.toObject(message.productChanged, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "productChanged";
                    }
                    if (message.productArchived != null && $Object.hasOwnProperty.call(message, "productArchived")) {
                        object.productArchived = $root.mart.product.v1.ProductArchived.toObject(message.productArchived, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "productArchived";
                    }
                    if (message.personalDataGathered != null && $Object.hasOwnProperty.call(message, "personalDataGathered")) {
                        object.personalDataGathered = $root.mart.types.v1.PersonalDataGathered.toObject(message.personalDataGathered, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "personalDataGathered";
                    }
                    return object;
                };

                ProductEvent.prototype.toJSON = function() {
                    return ProductEvent.toObject(this, $protobuf.util.toJSONOptions);
                };

                return ProductEvent;
            })();

            v1.Product = (function() {

                const Product = function (properties) {
                    this.substitutes = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Product.prototype.id = "";
                Product.prototype.sku = "";
                Product.prototype.slug = "";
                Product.prototype.name = "";
                Product.prototype.brand = "";
                Product.prototype.categoryId = "";
                Product.prototype.price = null;
                Product.prototype.soldBy = "";
                Product.prototype.status = "";
                Product.prototype.version = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                Product.prototype.openingStock = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                Product.prototype.maxPerOrder = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                Product.prototype.ageLimit = 0;
                Product.prototype.substitutes = $util.emptyArray;
                Product.prototype.barcode = "";

                Product.create = function(properties) {
                    return new Product(properties);
                };

                Product.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                        writer.uint32(10).string(message.id);
                    if (message.sku != null && $Object.hasOwnProperty.call(message, "sku") && message.sku !== "")
                        writer.uint32(18).string(message.sku);
                    if (message.slug != null && $Object.hasOwnProperty.call(message, "slug") && message.slug !== "")
                        writer.uint32(26).string(message.slug);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(34).string(message.name);
                    if (message.brand != null && $Object.hasOwnProperty.call(message, "brand") && message.brand !== "")
                        writer.uint32(42).string(message.brand);
                    if (message.categoryId != null && $Object.hasOwnProperty.call(message, "categoryId") && message.categoryId !== "")
                        writer.uint32(50).string(message.categoryId);
                    if (message.price != null && $Object.hasOwnProperty.call(message, "price"))
                        $root.mart.types.v1.Money.encode(message.price, writer.uint32(58).fork(), _depth + 1).ldelim();
                    if (message.soldBy != null && $Object.hasOwnProperty.call(message, "soldBy") && message.soldBy !== "")
                        writer.uint32(66).string(message.soldBy);
                    if (message.status != null && $Object.hasOwnProperty.call(message, "status") && message.status !== "")
                        writer.uint32(74).string(message.status);
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                        writer.uint32(80).int64(message.version);
                    if (message.openingStock != null && $Object.hasOwnProperty.call(message, "openingStock") && (typeof message.openingStock === "object" ? message.openingStock.low || message.openingStock.high : message.openingStock !== 0))
                        writer.uint32(88).int64(message.openingStock);
                    if (message.maxPerOrder != null && $Object.hasOwnProperty.call(message, "maxPerOrder") && (typeof message.maxPerOrder === "object" ? message.maxPerOrder.low || message.maxPerOrder.high : message.maxPerOrder !== 0))
                        writer.uint32(96).int64(message.maxPerOrder);
                    if (message.ageLimit != null && $Object.hasOwnProperty.call(message, "ageLimit") && message.ageLimit !== 0)
                        writer.uint32(104).int32(message.ageLimit);
                    if (message.substitutes != null && message.substitutes.length)
                        for (let i = 0; i < message.substitutes.length; ++i)
                            writer.uint32(114).string(message.substitutes[i]);
                    if (message.barcode != null && $Object.hasOwnProperty.call(message, "barcode") && message.barcode !== "")
                        writer.uint32(122).string(message.barcode);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Product.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.product.v1.Product();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.id = value;
                                else
                                    delete message.id;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.sku = value;
                                else
                                    delete message.sku;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.slug = value;
                                else
                                    delete message.slug;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.brand = value;
                                else
                                    delete message.brand;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.categoryId = value;
                                else
                                    delete message.categoryId;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 2)
                                    break;
                                message.price = $root.mart.types.v1.Money.decode(reader, reader.size(), $undefined, _depth + 1, message.price);
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.soldBy = value;
                                else
                                    delete message.soldBy;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.status = value;
                                else
                                    delete message.status;
                                continue;
                            }
                        case 10: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.openingStock = value;
                                else
                                    delete message.openingStock;
                                continue;
                            }
                        case 12: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.maxPerOrder = value;
                                else
                                    delete message.maxPerOrder;
                                continue;
                            }
                        case 13: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.int32())
                                    message.ageLimit = value;
                                else
                                    delete message.ageLimit;
                                continue;
                            }
                        case 14: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.substitutes && message.substitutes.length))
                                    message.substitutes = [];
                                message.substitutes.push(reader.stringVerify());
                                continue;
                            }
                        case 15: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.barcode = value;
                                else
                                    delete message.barcode;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                Product.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.product.v1.Product)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.product.v1.Product: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.product.v1.Product();
                    if (object.id != null)
                        if (typeof object.id !== "string" || object.id.length)
                            message.id = $String(object.id);
                    if (object.sku != null)
                        if (typeof object.sku !== "string" || object.sku.length)
                            message.sku = $String(object.sku);
                    if (object.slug != null)
                        if (typeof object.slug !== "string" || object.slug.length)
                            message.slug = $String(object.slug);
                    if (object.name != null)
                        if (typeof object.name !== "string" || object.name.length)
                            message.name = $String(object.name);
                    if (object.brand != null)
                        if (typeof object.brand !== "string" || object.brand.length)
                            message.brand = $String(object.brand);
                    if (object.categoryId != null)
                        if (typeof object.categoryId !== "string" || object.categoryId.length)
                            message.categoryId = $String(object.categoryId);
                    if (object.price != null) {
                        if (!$util.isObject(object.price))
                            throw $TypeError(".mart.product.v1.Product.price: object expected");
                        message.price = $root.mart.types.v1.Money.fromObject(object.price, _depth + 1);
                    }
                    if (object.soldBy != null)
                        if (typeof object.soldBy !== "string" || object.soldBy.length)
                            message.soldBy = $String(object.soldBy);
                    if (object.status != null)
                        if (typeof object.status !== "string" || object.status.length)
                            message.status = $String(object.status);
                    if (object.version != null)
                        if (typeof object.version === "object" ? object.version.low || object.version.high : $Number(object.version) !== 0)
                            if ($util.Long)
                                message.version = $util.Long.fromValue(object.version, false);
                            else if (typeof object.version === "string")
                                message.version = $parseInt(object.version, 10);
                            else if (typeof object.version === "number")
                                message.version = object.version;
                            else if (typeof object.version === "object")
                                message.version = new $util.LongBits(object.version.low >>> 0, object.version.high >>> 0).toNumber();
                    if (object.openingStock != null)
                        if (typeof object.openingStock === "object" ? object.openingStock.low || object.openingStock.high : $Number(object.openingStock) !== 0)
                            if ($util.Long)
                                message.openingStock = $util.Long.fromValue(object.openingStock, false);
                            else if (typeof object.openingStock === "string")
                                message.openingStock = $parseInt(object.openingStock, 10);
                            else if (typeof object.openingStock === "number")
                                message.openingStock = object.openingStock;
                            else if (typeof object.openingStock === "object")
                                message.openingStock = new $util.LongBits(object.openingStock.low >>> 0, object.openingStock.high >>> 0).toNumber();
                    if (object.maxPerOrder != null)
                        if (typeof object.maxPerOrder === "object" ? object.maxPerOrder.low || object.maxPerOrder.high : $Number(object.maxPerOrder) !== 0)
                            if ($util.Long)
                                message.maxPerOrder = $util.Long.fromValue(object.maxPerOrder, false);
                            else if (typeof object.maxPerOrder === "string")
                                message.maxPerOrder = $parseInt(object.maxPerOrder, 10);
                            else if (typeof object.maxPerOrder === "number")
                                message.maxPerOrder = object.maxPerOrder;
                            else if (typeof object.maxPerOrder === "object")
                                message.maxPerOrder = new $util.LongBits(object.maxPerOrder.low >>> 0, object.maxPerOrder.high >>> 0).toNumber();
                    if (object.ageLimit != null)
                        if ($Number(object.ageLimit) !== 0)
                            message.ageLimit = object.ageLimit | 0;
                    if (object.substitutes) {
                        if (!$Array.isArray(object.substitutes))
                            throw $TypeError(".mart.product.v1.Product.substitutes: array expected");
                        message.substitutes = $Array(object.substitutes.length);
                        for (let i = 0; i < object.substitutes.length; ++i)
                            message.substitutes[i] = $String(object.substitutes[i]);
                    }
                    if (object.barcode != null)
                        if (typeof object.barcode !== "string" || object.barcode.length)
                            message.barcode = $String(object.barcode);
                    return message;
                };

                Product.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.substitutes = [];
                    if (options.defaults) {
                        object.id = "";
                        object.sku = "";
                        object.slug = "";
                        object.name = "";
                        object.brand = "";
                        object.categoryId = "";
                        object.price = null;
                        object.soldBy = "";
                        object.status = "";
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.version = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.version = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.openingStock = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.openingStock = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.maxPerOrder = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.maxPerOrder = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.ageLimit = 0;
                        object.barcode = "";
                    }
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                        object.id = message.id;
                    if (message.sku != null && $Object.hasOwnProperty.call(message, "sku"))
                        object.sku = message.sku;
                    if (message.slug != null && $Object.hasOwnProperty.call(message, "slug"))
                        object.slug = message.slug;
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                        object.name = message.name;
                    if (message.brand != null && $Object.hasOwnProperty.call(message, "brand"))
                        object.brand = message.brand;
                    if (message.categoryId != null && $Object.hasOwnProperty.call(message, "categoryId"))
                        object.categoryId = message.categoryId;
                    if (message.price != null && $Object.hasOwnProperty.call(message, "price"))
                        object.price = $root.mart.types.v1.Money.toObject(message.price, options, _depth + 1);
                    if (message.soldBy != null && $Object.hasOwnProperty.call(message, "soldBy"))
                        object.soldBy = message.soldBy;
                    if (message.status != null && $Object.hasOwnProperty.call(message, "status"))
                        object.status = message.status;
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.version = typeof message.version === "number" ? $BigInt(message.version) : $util.Long.fromBits(message.version.low >>> 0, message.version.high >>> 0, false).toBigInt();
                        else if (typeof message.version === "number")
                            object.version = options.longs === $String ? $String(message.version) : message.version;
                        else
                            object.version = options.longs === $String ? $util.Long.prototype.toString.call(message.version) : options.longs === $Number ? new $util.LongBits(message.version.low >>> 0, message.version.high >>> 0).toNumber() : message.version;
                    if (message.openingStock != null && $Object.hasOwnProperty.call(message, "openingStock"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.openingStock = typeof message.openingStock === "number" ? $BigInt(message.openingStock) : $util.Long.fromBits(message.openingStock.low >>> 0, message.openingStock.high >>> 0, false).toBigInt();
                        else if (typeof message.openingStock === "number")
                            object.openingStock = options.longs === $String ? $String(message.openingStock) : message.openingStock;
                        else
                            object.openingStock = options.longs === $String ? $util.Long.prototype.toString.call(message.openingStock) : options.longs === $Number ? new $util.LongBits(message.openingStock.low >>> 0, message.openingStock.high >>> 0).toNumber() : message.openingStock;
                    if (message.maxPerOrder != null && $Object.hasOwnProperty.call(message, "maxPerOrder"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.maxPerOrder = typeof message.maxPerOrder === "number" ? $BigInt(message.maxPerOrder) : $util.Long.fromBits(message.maxPerOrder.low >>> 0, message.maxPerOrder.high >>> 0, false).toBigInt();
                        else if (typeof message.maxPerOrder === "number")
                            object.maxPerOrder = options.longs === $String ? $String(message.maxPerOrder) : message.maxPerOrder;
                        else
                            object.maxPerOrder = options.longs === $String ? $util.Long.prototype.toString.call(message.maxPerOrder) : options.longs === $Number ? new $util.LongBits(message.maxPerOrder.low >>> 0, message.maxPerOrder.high >>> 0).toNumber() : message.maxPerOrder;
                    if (message.ageLimit != null && $Object.hasOwnProperty.call(message, "ageLimit"))
                        object.ageLimit = message.ageLimit;
                    if (message.substitutes && message.substitutes.length) {
                        object.substitutes = $Array(message.substitutes.length);
                        for (let j = 0; j < message.substitutes.length; ++j)
                            object.substitutes[j] = message.substitutes[j];
                    }
                    if (message.barcode != null && $Object.hasOwnProperty.call(message, "barcode"))
                        object.barcode = message.barcode;
                    return object;
                };

                Product.prototype.toJSON = function() {
                    return Product.toObject(this, $protobuf.util.toJSONOptions);
                };

                return Product;
            })();

            v1.ProductCreated = (function() {

                const ProductCreated = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                ProductCreated.prototype.product = null;

                ProductCreated.create = function(properties) {
                    return new ProductCreated(properties);
                };

                ProductCreated.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.product != null && $Object.hasOwnProperty.call(message, "product"))
                        $root.mart.product.v1.Product.encode(message.product, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                ProductCreated.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.product.v1.ProductCreated();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.product = $root.mart.product.v1.Product.decode(reader, reader.size(), $undefined, _depth + 1, message.product);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                ProductCreated.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.product.v1.ProductCreated)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.product.v1.ProductCreated: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.product.v1.ProductCreated();
                    if (object.product != null) {
                        if (!$util.isObject(object.product))
                            throw $TypeError(".mart.product.v1.ProductCreated.product: object expected");
                        message.product = $root.mart.product.v1.Product.fromObject(object.product, _depth + 1);
                    }
                    return message;
                };

                ProductCreated.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.product = null;
                    if (message.product != null && $Object.hasOwnProperty.call(message, "product"))
                        object.product = $root.mart.product.v1.Product.toObject(message.product, options, _depth + 1);
                    return object;
                };

                ProductCreated.prototype.toJSON = function() {
                    return ProductCreated.toObject(this, $protobuf.util.toJSONOptions);
                };

                return ProductCreated;
            })();

            v1.ProductChanged = (function() {

                const ProductChanged = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                ProductChanged.prototype.product = null;

                ProductChanged.create = function(properties) {
                    return new ProductChanged(properties);
                };

                ProductChanged.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.product != null && $Object.hasOwnProperty.call(message, "product"))
                        $root.mart.product.v1.Product.encode(message.product, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                ProductChanged.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.product.v1.ProductChanged();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.product = $root.mart.product.v1.Product.decode(reader, reader.size(), $undefined, _depth + 1, message.product);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                ProductChanged.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.product.v1.ProductChanged)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.product.v1.ProductChanged: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.product.v1.ProductChanged();
                    if (object.product != null) {
                        if (!$util.isObject(object.product))
                            throw $TypeError(".mart.product.v1.ProductChanged.product: object expected");
                        message.product = $root.mart.product.v1.Product.fromObject(object.product, _depth + 1);
                    }
                    return message;
                };

                ProductChanged.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.product = null;
                    if (message.product != null && $Object.hasOwnProperty.call(message, "product"))
                        object.product = $root.mart.product.v1.Product.toObject(message.product, options, _depth + 1);
                    return object;
                };

                ProductChanged.prototype.toJSON = function() {
                    return ProductChanged.toObject(this, $protobuf.util.toJSONOptions);
                };

                return ProductChanged;
            })();

            v1.ProductArchived = (function() {

                const ProductArchived = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                ProductArchived.prototype.product = null;

                ProductArchived.create = function(properties) {
                    return new ProductArchived(properties);
                };

                ProductArchived.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.product != null && $Object.hasOwnProperty.call(message, "product"))
                        $root.mart.product.v1.Product.encode(message.product, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                ProductArchived.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.product.v1.ProductArchived();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.product = $root.mart.product.v1.Product.decode(reader, reader.size(), $undefined, _depth + 1, message.product);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                ProductArchived.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.product.v1.ProductArchived)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.product.v1.ProductArchived: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.product.v1.ProductArchived();
                    if (object.product != null) {
                        if (!$util.isObject(object.product))
                            throw $TypeError(".mart.product.v1.ProductArchived.product: object expected");
                        message.product = $root.mart.product.v1.Product.fromObject(object.product, _depth + 1);
                    }
                    return message;
                };

                ProductArchived.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.product = null;
                    if (message.product != null && $Object.hasOwnProperty.call(message, "product"))
                        object.product = $root.mart.product.v1.Product.toObject(message.product, options, _depth + 1);
                    return object;
                };

                ProductArchived.prototype.toJSON = function() {
                    return ProductArchived.toObject(this, $protobuf.util.toJSONOptions);
                };

                return ProductArchived;
            })();

            return v1;
        })();

        return product;
    })();

    mart.user = (function() {

        const user = {};

        user.v1 = (function() {

            const v1 = {};

            v1.UserEvent = (function() {

                const UserEvent = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                UserEvent.prototype.userRegistered = null;
                UserEvent.prototype.userChanged = null;
                UserEvent.prototype.userErased = null;
                UserEvent.prototype.emailVerificationRequested = null;
                UserEvent.prototype.passwordResetRequested = null;
                UserEvent.prototype.passwordChanged = null;
                UserEvent.prototype.emailChanged = null;
                UserEvent.prototype.signedInFromNewDevice = null;
                UserEvent.prototype.secondFactorChanged = null;
                UserEvent.prototype.personalDataRequested = null;
                UserEvent.prototype.phoneVerificationRequested = null;
                UserEvent.prototype.apiKeyEnded = null;

                let $oneOfFields;

                $Object.defineProperty(UserEvent.prototype, "event", {
                    get: $util.oneOfGetter($oneOfFields = ["userRegistered", "userChanged", "userErased", "emailVerificationRequested", "passwordResetRequested", "passwordChanged", "emailChanged", "signedInFromNewDevice", "secondFactorChanged", "personalDataRequested", "phoneVerificationRequested", "apiKeyEnded"]),
                    set: $util.oneOfSetter($oneOfFields)
                });

                UserEvent.create = function(properties) {
                    return new UserEvent(properties);
                };

                UserEvent.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.userRegistered != null && $Object.hasOwnProperty.call(message, "userRegistered"))
                        $root.mart.user.v1.UserRegistered.encode(message.userRegistered, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.userChanged != null && $Object.hasOwnProperty.call(message, "userChanged"))
                        $root.mart.user.v1.UserChanged.encode(message.userChanged, writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.userErased != null && $Object.hasOwnProperty.call(message, "userErased"))
                        $root.mart.user.v1.UserErased.encode(message.userErased, writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.emailVerificationRequested != null && $Object.hasOwnProperty.call(message, "emailVerificationRequested"))
                        $root.mart.user.v1.EmailVerificationRequested.encode(message.emailVerificationRequested, writer.uint32(34).fork(), _depth + 1).ldelim();
                    if (message.passwordResetRequested != null && $Object.hasOwnProperty.call(message, "passwordResetRequested"))
                        $root.mart.user.v1.PasswordResetRequested.encode(message.passwordResetRequested, writer.uint32(42).fork(), _depth + 1).ldelim();
                    if (message.passwordChanged != null && $Object.hasOwnProperty.call(message, "passwordChanged"))
                        $root.mart.user.v1.PasswordChanged.encode(message.passwordChanged, writer.uint32(66).fork(), _depth + 1).ldelim();
                    if (message.emailChanged != null && $Object.hasOwnProperty.call(message, "emailChanged"))
                        $root.mart.user.v1.EmailChanged.encode(message.emailChanged, writer.uint32(74).fork(), _depth + 1).ldelim();
                    if (message.signedInFromNewDevice != null && $Object.hasOwnProperty.call(message, "signedInFromNewDevice"))
                        $root.mart.user.v1.SignedInFromNewDevice.encode(message.signedInFromNewDevice, writer.uint32(162).fork(), _depth + 1).ldelim();
                    if (message.secondFactorChanged != null && $Object.hasOwnProperty.call(message, "secondFactorChanged"))
                        $root.mart.user.v1.SecondFactorChanged.encode(message.secondFactorChanged, writer.uint32(170).fork(), _depth + 1).ldelim();
                    if (message.personalDataRequested != null && $Object.hasOwnProperty.call(message, "personalDataRequested"))
                        $root.mart.user.v1.PersonalDataRequested.encode(message.personalDataRequested, writer.uint32(242).fork(), _depth + 1).ldelim();
                    if (message.phoneVerificationRequested != null && $Object.hasOwnProperty.call(message, "phoneVerificationRequested"))
                        $root.mart.user.v1.PhoneVerificationRequested.encode(message.phoneVerificationRequested, writer.uint32(258).fork(), _depth + 1).ldelim();
                    if (message.apiKeyEnded != null && $Object.hasOwnProperty.call(message, "apiKeyEnded"))
                        $root.mart.user.v1.ApiKeyEnded.encode(message.apiKeyEnded, writer.uint32(402).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                UserEvent.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.user.v1.UserEvent();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.userRegistered = $root.mart.user.v1.UserRegistered.decode(reader, reader.size(), $undefined, _depth + 1, message.userRegistered);
                                message.event = "userRegistered";
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.userChanged = $root.mart.user.v1.UserChanged.decode(reader, reader.size(), $undefined, _depth + 1, message.userChanged);
                                message.event = "userChanged";
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.userErased = $root.mart.user.v1.UserErased.decode(reader, reader.size(), $undefined, _depth + 1, message.userErased);
                                message.event = "userErased";
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.emailVerificationRequested = $root.mart.user.v1.EmailVerificationRequested.decode(reader, reader.size(), $undefined, _depth + 1, message.emailVerificationRequested);
                                message.event = "emailVerificationRequested";
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.passwordResetRequested = $root.mart.user.v1.PasswordResetRequested.decode(reader, reader.size(), $undefined, _depth + 1, message.passwordResetRequested);
                                message.event = "passwordResetRequested";
                                continue;
                            }
                        case 8: {
                                if (wireType !== 2)
                                    break;
                                message.passwordChanged = $root.mart.user.v1.PasswordChanged.decode(reader, reader.size(), $undefined, _depth + 1, message.passwordChanged);
                                message.event = "passwordChanged";
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                message.emailChanged = $root.mart.user.v1.EmailChanged.decode(reader, reader.size(), $undefined, _depth + 1, message.emailChanged);
                                message.event = "emailChanged";
                                continue;
                            }
                        case 20: {
                                if (wireType !== 2)
                                    break;
                                message.signedInFromNewDevice = $root.mart.user.v1.SignedInFromNewDevice.decode(reader, reader.size(), $undefined, _depth + 1, message.signedInFromNewDevice);
                                message.event = "signedInFromNewDevice";
                                continue;
                            }
                        case 21: {
                                if (wireType !== 2)
                                    break;
                                message.secondFactorChanged = $root.mart.user.v1.SecondFactorChanged.decode(reader, reader.size(), $undefined, _depth + 1, message.secondFactorChanged);
                                message.event = "secondFactorChanged";
                                continue;
                            }
                        case 30: {
                                if (wireType !== 2)
                                    break;
                                message.personalDataRequested = $root.mart.user.v1.PersonalDataRequested.decode(reader, reader.size(), $undefined, _depth + 1, message.personalDataRequested);
                                message.event = "personalDataRequested";
                                continue;
                            }
                        case 32: {
                                if (wireType !== 2)
                                    break;
                                message.phoneVerificationRequested = $root.mart.user.v1.PhoneVerificationRequested.decode(reader, reader.size(), $undefined, _depth + 1, message.phoneVerificationRequested);
                                message.event = "phoneVerificationRequested";
                                continue;
                            }
                        case 50: {
                                if (wireType !== 2)
                                    break;
                                message.apiKeyEnded = $root.mart.user.v1.ApiKeyEnded.decode(reader, reader.size(), $undefined, _depth + 1, message.apiKeyEnded);
                                message.event = "apiKeyEnded";
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                UserEvent.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.user.v1.UserEvent)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.user.v1.UserEvent: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.user.v1.UserEvent();
                    if (object.userRegistered != null) {
                        if (!$util.isObject(object.userRegistered))
                            throw $TypeError(".mart.user.v1.UserEvent.userRegistered: object expected");
                        message.userRegistered = $root.mart.user.v1.UserRegistered.fromObject(object.userRegistered, _depth + 1);
                    }
                    if (object.userChanged != null) {
                        if (!$util.isObject(object.userChanged))
                            throw $TypeError(".mart.user.v1.UserEvent.userChanged: object expected");
                        message.userChanged = $root.mart.user.v1.UserChanged.fromObject(object.userChanged, _depth + 1);
                    }
                    if (object.userErased != null) {
                        if (!$util.isObject(object.userErased))
                            throw $TypeError(".mart.user.v1.UserEvent.userErased: object expected");
                        message.userErased = $root.mart.user.v1.UserErased.fromObject(object.userErased, _depth + 1);
                    }
                    if (object.emailVerificationRequested != null) {
                        if (!$util.isObject(object.emailVerificationRequested))
                            throw $TypeError(".mart.user.v1.UserEvent.emailVerificationRequested: object expected");
                        message.emailVerificationRequested = $root.mart.user.v1.EmailVerificationRequested.fromObject(object.emailVerificationRequested, _depth + 1);
                    }
                    if (object.passwordResetRequested != null) {
                        if (!$util.isObject(object.passwordResetRequested))
                            throw $TypeError(".mart.user.v1.UserEvent.passwordResetRequested: object expected");
                        message.passwordResetRequested = $root.mart.user.v1.PasswordResetRequested.fromObject(object.passwordResetRequested, _depth + 1);
                    }
                    if (object.passwordChanged != null) {
                        if (!$util.isObject(object.passwordChanged))
                            throw $TypeError(".mart.user.v1.UserEvent.passwordChanged: object expected");
                        message.passwordChanged = $root.mart.user.v1.PasswordChanged.fromObject(object.passwordChanged, _depth + 1);
                    }
                    if (object.emailChanged != null) {
                        if (!$util.isObject(object.emailChanged))
                            throw $TypeError(".mart.user.v1.UserEvent.emailChanged: object expected");
                        message.emailChanged = $root.mart.user.v1.EmailChanged.fromObject(object.emailChanged, _depth + 1);
                    }
                    if (object.signedInFromNewDevice != null) {
                        if (!$util.isObject(object.signedInFromNewDevice))
                            throw $TypeError(".mart.user.v1.UserEvent.signedInFromNewDevice: object expected");
                        message.signedInFromNewDevice = $root.mart.user.v1.SignedInFromNewDevice.fromObject(object.signedInFromNewDevice, _depth + 1);
                    }
                    if (object.secondFactorChanged != null) {
                        if (!$util.isObject(object.secondFactorChanged))
                            throw $TypeError(".mart.user.v1.UserEvent.secondFactorChanged: object expected");
                        message.secondFactorChanged = $root.mart.user.v1.SecondFactorChanged.fromObject(object.secondFactorChanged, _depth + 1);
                    }
                    if (object.personalDataRequested != null) {
                        if (!$util.isObject(object.personalDataRequested))
                            throw $TypeError(".mart.user.v1.UserEvent.personalDataRequested: object expected");
                        message.personalDataRequested = $root.mart.user.v1.PersonalDataRequested.fromObject(object.personalDataRequested, _depth + 1);
                    }
                    if (object.phoneVerificationRequested != null) {
                        if (!$util.isObject(object.phoneVerificationRequested))
                            throw $TypeError(".mart.user.v1.UserEvent.phoneVerificationRequested: object expected");
                        message.phoneVerificationRequested = $root.mart.user.v1.PhoneVerificationRequested.fromObject(object.phoneVerificationRequested, _depth + 1);
                    }
                    if (object.apiKeyEnded != null) {
                        if (!$util.isObject(object.apiKeyEnded))
                            throw $TypeError(".mart.user.v1.UserEvent.apiKeyEnded: object expected");
                        message.apiKeyEnded = $root.mart.user.v1.ApiKeyEnded.fromObject(object.apiKeyEnded, _depth + 1);
                    }
                    return message;
                };

                UserEvent.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (message.userRegistered != null && $Object.hasOwnProperty.call(message, "userRegistered")) {
                        object.userRegistered = $root.mart.user.v1.UserRegistered.toObject(message.userRegistered, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "userRegistered";
                    }
                    if (message.userChanged != null && $Object.hasOwnProperty.call(message, "userChanged")) {
                        object.userChanged = $root.mart.user.v1.UserChanged.toObject(message.userChanged, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "userChanged";
                    }
                    if (message.userErased != null && $Object.hasOwnProperty.call(message, "userErased")) {
                        object.userErased = $root.mart.user.v1.UserErased.toObject(message.userErased, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "userErased";
                    }
                    if (message.emailVerificationRequested != null && $Object.hasOwnProperty.call(message, "emailVerificationRequested")) {
                        object.emailVerificationRequested = $root.mart.user.v1.EmailVerificationRequested.toObject(message.emailVerificationRequested, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "emailVerificationRequested";
                    }
                    if (message.passwordResetRequested != null && $Object.hasOwnProperty.call(message, "passwordResetRequested")) {
                        object.passwordResetRequested = $root.mart.user.v1.PasswordResetRequested.toObject(message.passwordResetRequested, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "passwordResetRequested";
                    }
                    if (message.passwordChanged != null && $Object.hasOwnProperty.call(message, "passwordChanged")) {
                        object.passwordChanged = $root.mart.user.v1.PasswordChanged.toObject(message.passwordChanged, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "passwordChanged";
                    }
                    if (message.emailChanged != null && $Object.hasOwnProperty.call(message, "emailChanged")) {
                        object.emailChanged = $root.mart.user.v1.EmailChanged.toObject(message.emailChanged, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "emailChanged";
                    }
                    if (message.signedInFromNewDevice != null && $Object.hasOwnProperty.call(message, "signedInFromNewDevice")) {
                        object.signedInFromNewDevice = $root.mart.user.v1.SignedInFromNewDevice.toObject(message.signedInFromNewDevice, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "signedInFromNewDevice";
                    }
                    if (message.secondFactorChanged != null && $Object.hasOwnProperty.call(message, "secondFactorChanged")) {
                        object.secondFactorChanged = $root.mart.user.v1.SecondFactorChanged.toObject(message.secondFactorChanged, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "secondFactorChanged";
                    }
                    if (message.personalDataRequested != null && $Object.hasOwnProperty.call(message, "personalDataRequested")) {
                        object.personalDataRequested = $root.mart.user.v1.PersonalDataRequested.toObject(message.personalDataRequested, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "personalDataRequested";
                    }
                    if (message.phoneVerificationRequested != null && $Object.hasOwnProperty.call(message, "phoneVerificationRequested")) {
                        object.phoneVerificationRequested = $root.mart.user.v1.PhoneVerificationRequested.toObject(message.phoneVerificationRequested, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "phoneVerificationRequested";
                    }
                    if (message.apiKeyEnded != null && $Object.hasOwnProperty.call(message, "apiKeyEnded")) {
                        object.apiKeyEnded = $root.mart.user.v1.ApiKeyEnded.toObject(message.apiKeyEnded, options, _depth + 1);
                        if (options.oneofs)
                            object.event = "apiKeyEnded";
                    }
                    return object;
                };

                UserEvent.prototype.toJSON = function() {
                    return UserEvent.toObject(this, $protobuf.util.toJSONOptions);
                };

                return UserEvent;
            })();

            v1.User = (function() {

                const User = function (properties) {
                    this.permissions = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                User.prototype.id = "";
                User.prototype.email = "";
                User.prototype.name = "";
                User.prototype.phone = "";
                User.prototype.role = "";
                User.prototype.emailVerified = false;
                User.prototype.disabled = false;
                User.prototype.version = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                User.prototype.createdAt = null;
                User.prototype.revocation = null;
                User.prototype.phoneVerified = false;
                User.prototype.permissions = $util.emptyArray;

                User.create = function(properties) {
                    return new User(properties);
                };

                User.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id") && message.id !== "")
                        writer.uint32(10).string(message.id);
                    if (message.email != null && $Object.hasOwnProperty.call(message, "email") && message.email !== "")
                        writer.uint32(18).string(message.email);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(26).string(message.name);
                    if (message.phone != null && $Object.hasOwnProperty.call(message, "phone") && message.phone !== "")
                        writer.uint32(34).string(message.phone);
                    if (message.role != null && $Object.hasOwnProperty.call(message, "role") && message.role !== "")
                        writer.uint32(42).string(message.role);
                    if (message.emailVerified != null && $Object.hasOwnProperty.call(message, "emailVerified") && message.emailVerified !== false)
                        writer.uint32(48).bool(message.emailVerified);
                    if (message.disabled != null && $Object.hasOwnProperty.call(message, "disabled") && message.disabled !== false)
                        writer.uint32(56).bool(message.disabled);
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version") && (typeof message.version === "object" ? message.version.low || message.version.high : message.version !== 0))
                        writer.uint32(64).int64(message.version);
                    if (message.createdAt != null && $Object.hasOwnProperty.call(message, "createdAt"))
                        $root.google.protobuf.Timestamp.encode(message.createdAt, writer.uint32(74).fork(), _depth + 1).ldelim();
                    if (message.revocation != null && $Object.hasOwnProperty.call(message, "revocation"))
                        $root.mart.user.v1.Revocation.encode(message.revocation, writer.uint32(82).fork(), _depth + 1).ldelim();
                    if (message.permissions != null && message.permissions.length)
                        for (let i = 0; i < message.permissions.length; ++i)
                            writer.uint32(90).string(message.permissions[i]);
                    if (message.phoneVerified != null && $Object.hasOwnProperty.call(message, "phoneVerified") && message.phoneVerified !== false)
                        writer.uint32(120).bool(message.phoneVerified);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                User.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.user.v1.User();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.id = value;
                                else
                                    delete message.id;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.email = value;
                                else
                                    delete message.email;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.phone = value;
                                else
                                    delete message.phone;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.role = value;
                                else
                                    delete message.role;
                                continue;
                            }
                        case 6: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.emailVerified = value;
                                else
                                    delete message.emailVerified;
                                continue;
                            }
                        case 7: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.disabled = value;
                                else
                                    delete message.disabled;
                                continue;
                            }
                        case 8: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.version = value;
                                else
                                    delete message.version;
                                continue;
                            }
                        case 9: {
                                if (wireType !== 2)
                                    break;
                                message.createdAt = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.createdAt);
                                continue;
                            }
                        case 10: {
                                if (wireType !== 2)
                                    break;
                                message.revocation = $root.mart.user.v1.Revocation.decode(reader, reader.size(), $undefined, _depth + 1, message.revocation);
                                continue;
                            }
                        case 15: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.phoneVerified = value;
                                else
                                    delete message.phoneVerified;
                                continue;
                            }
                        case 11: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.permissions && message.permissions.length))
                                    message.permissions = [];
                                message.permissions.push(reader.stringVerify());
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                User.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.user.v1.User)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.user.v1.User: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.user.v1.User();
                    if (object.id != null)
                        if (typeof object.id !== "string" || object.id.length)
                            message.id = $String(object.id);
                    if (object.email != null)
                        if (typeof object.email !== "string" || object.email.length)
                            message.email = $String(object.email);
                    if (object.name != null)
                        if (typeof object.name !== "string" || object.name.length)
                            message.name = $String(object.name);
                    if (object.phone != null)
                        if (typeof object.phone !== "string" || object.phone.length)
                            message.phone = $String(object.phone);
                    if (object.role != null)
                        if (typeof object.role !== "string" || object.role.length)
                            message.role = $String(object.role);
                    if (object.emailVerified != null)
                        if (object.emailVerified)
                            message.emailVerified = $Boolean(object.emailVerified);
                    if (object.disabled != null)
                        if (object.disabled)
                            message.disabled = $Boolean(object.disabled);
                    if (object.version != null)
                        if (typeof object.version === "object" ? object.version.low || object.version.high : $Number(object.version) !== 0)
                            if ($util.Long)
                                message.version = $util.Long.fromValue(object.version, false);
                            else if (typeof object.version === "string")
                                message.version = $parseInt(object.version, 10);
                            else if (typeof object.version === "number")
                                message.version = object.version;
                            else if (typeof object.version === "object")
                                message.version = new $util.LongBits(object.version.low >>> 0, object.version.high >>> 0).toNumber();
                    if (object.createdAt != null) {
                        if (!$util.isObject(object.createdAt))
                            throw $TypeError(".mart.user.v1.User.createdAt: object expected");
                        message.createdAt = $root.google.protobuf.Timestamp.fromObject(object.createdAt, _depth + 1);
                    }
                    if (object.revocation != null) {
                        if (!$util.isObject(object.revocation))
                            throw $TypeError(".mart.user.v1.User.revocation: object expected");
                        message.revocation = $root.mart.user.v1.Revocation.fromObject(object.revocation, _depth + 1);
                    }
                    if (object.phoneVerified != null)
                        if (object.phoneVerified)
                            message.phoneVerified = $Boolean(object.phoneVerified);
                    if (object.permissions) {
                        if (!$Array.isArray(object.permissions))
                            throw $TypeError(".mart.user.v1.User.permissions: array expected");
                        message.permissions = $Array(object.permissions.length);
                        for (let i = 0; i < object.permissions.length; ++i)
                            message.permissions[i] = $String(object.permissions[i]);
                    }
                    return message;
                };

                User.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.permissions = [];
                    if (options.defaults) {
                        object.id = "";
                        object.email = "";
                        object.name = "";
                        object.phone = "";
                        object.role = "";
                        object.emailVerified = false;
                        object.disabled = false;
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.version = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.version = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.createdAt = null;
                        object.revocation = null;
                        object.phoneVerified = false;
                    }
                    if (message.id != null && $Object.hasOwnProperty.call(message, "id"))
                        object.id = message.id;
                    if (message.email != null && $Object.hasOwnProperty.call(message, "email"))
                        object.email = message.email;
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                        object.name = message.name;
                    if (message.phone != null && $Object.hasOwnProperty.call(message, "phone"))
                        object.phone = message.phone;
                    if (message.role != null && $Object.hasOwnProperty.call(message, "role"))
                        object.role = message.role;
                    if (message.emailVerified != null && $Object.hasOwnProperty.call(message, "emailVerified"))
                        object.emailVerified = message.emailVerified;
                    if (message.disabled != null && $Object.hasOwnProperty.call(message, "disabled"))
                        object.disabled = message.disabled;
                    if (message.version != null && $Object.hasOwnProperty.call(message, "version"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.version = typeof message.version === "number" ? $BigInt(message.version) : $util.Long.fromBits(message.version.low >>> 0, message.version.high >>> 0, false).toBigInt();
                        else if (typeof message.version === "number")
                            object.version = options.longs === $String ? $String(message.version) : message.version;
                        else
                            object.version = options.longs === $String ? $util.Long.prototype.toString.call(message.version) : options.longs === $Number ? new $util.LongBits(message.version.low >>> 0, message.version.high >>> 0).toNumber() : message.version;
                    if (message.createdAt != null && $Object.hasOwnProperty.call(message, "createdAt"))
                        object.createdAt = $root.google.protobuf.Timestamp.toObject(message.createdAt, options, _depth + 1);
                    if (message.revocation != null && $Object.hasOwnProperty.call(message, "revocation"))
                        object.revocation = $root.mart.user.v1.Revocation.toObject(message.revocation, options, _depth + 1);
                    if (message.permissions && message.permissions.length) {
                        object.permissions = $Array(message.permissions.length);
                        for (let j = 0; j < message.permissions.length; ++j)
                            object.permissions[j] = message.permissions[j];
                    }
                    if (message.phoneVerified != null && $Object.hasOwnProperty.call(message, "phoneVerified"))
                        object.phoneVerified = message.phoneVerified;
                    return object;
                };

                User.prototype.toJSON = function() {
                    return User.toObject(this, $protobuf.util.toJSONOptions);
                };

                return User;
            })();

            v1.Revocation = (function() {

                const Revocation = function (properties) {
                    this.endedSessions = [];
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                Revocation.prototype.epoch = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
                Revocation.prototype.keptSession = "";
                Revocation.prototype.endedSessions = $util.emptyArray;
                Revocation.prototype.until = null;

                Revocation.create = function(properties) {
                    return new Revocation(properties);
                };

                Revocation.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch") && (typeof message.epoch === "object" ? message.epoch.low || message.epoch.high : message.epoch !== 0))
                        writer.uint32(8).int64(message.epoch);
                    if (message.keptSession != null && $Object.hasOwnProperty.call(message, "keptSession") && message.keptSession !== "")
                        writer.uint32(18).string(message.keptSession);
                    if (message.endedSessions != null && message.endedSessions.length)
                        for (let i = 0; i < message.endedSessions.length; ++i)
                            writer.uint32(26).string(message.endedSessions[i]);
                    if (message.until != null && $Object.hasOwnProperty.call(message, "until"))
                        $root.google.protobuf.Timestamp.encode(message.until, writer.uint32(34).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                Revocation.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.user.v1.Revocation();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 0)
                                    break;
                                if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                    message.epoch = value;
                                else
                                    delete message.epoch;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.keptSession = value;
                                else
                                    delete message.keptSession;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if (!(message.endedSessions && message.endedSessions.length))
                                    message.endedSessions = [];
                                message.endedSessions.push(reader.stringVerify());
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                message.until = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.until);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                Revocation.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.user.v1.Revocation)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.user.v1.Revocation: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.user.v1.Revocation();
                    if (object.epoch != null)
                        if (typeof object.epoch === "object" ? object.epoch.low || object.epoch.high : $Number(object.epoch) !== 0)
                            if ($util.Long)
                                message.epoch = $util.Long.fromValue(object.epoch, false);
                            else if (typeof object.epoch === "string")
                                message.epoch = $parseInt(object.epoch, 10);
                            else if (typeof object.epoch === "number")
                                message.epoch = object.epoch;
                            else if (typeof object.epoch === "object")
                                message.epoch = new $util.LongBits(object.epoch.low >>> 0, object.epoch.high >>> 0).toNumber();
                    if (object.keptSession != null)
                        if (typeof object.keptSession !== "string" || object.keptSession.length)
                            message.keptSession = $String(object.keptSession);
                    if (object.endedSessions) {
                        if (!$Array.isArray(object.endedSessions))
                            throw $TypeError(".mart.user.v1.Revocation.endedSessions: array expected");
                        message.endedSessions = $Array(object.endedSessions.length);
                        for (let i = 0; i < object.endedSessions.length; ++i)
                            message.endedSessions[i] = $String(object.endedSessions[i]);
                    }
                    if (object.until != null) {
                        if (!$util.isObject(object.until))
                            throw $TypeError(".mart.user.v1.Revocation.until: object expected");
                        message.until = $root.google.protobuf.Timestamp.fromObject(object.until, _depth + 1);
                    }
                    return message;
                };

                Revocation.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.arrays || options.defaults)
                        object.endedSessions = [];
                    if (options.defaults) {
                        if ($util.Long) {
                            let long = new $util.Long(0, 0, false);
                            object.epoch = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                        } else
                            object.epoch = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                        object.keptSession = "";
                        object.until = null;
                    }
                    if (message.epoch != null && $Object.hasOwnProperty.call(message, "epoch"))
                        if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                            object.epoch = typeof message.epoch === "number" ? $BigInt(message.epoch) : $util.Long.fromBits(message.epoch.low >>> 0, message.epoch.high >>> 0, false).toBigInt();
                        else if (typeof message.epoch === "number")
                            object.epoch = options.longs === $String ? $String(message.epoch) : message.epoch;
                        else
                            object.epoch = options.longs === $String ? $util.Long.prototype.toString.call(message.epoch) : options.longs === $Number ? new $util.LongBits(message.epoch.low >>> 0, message.epoch.high >>> 0).toNumber() : message.epoch;
                    if (message.keptSession != null && $Object.hasOwnProperty.call(message, "keptSession"))
                        object.keptSession = message.keptSession;
                    if (message.endedSessions && message.endedSessions.length) {
                        object.endedSessions = $Array(message.endedSessions.length);
                        for (let j = 0; j < message.endedSessions.length; ++j)
                            object.endedSessions[j] = message.endedSessions[j];
                    }
                    if (message.until != null && $Object.hasOwnProperty.call(message, "until"))
                        object.until = $root.google.protobuf.Timestamp.toObject(message.until, options, _depth + 1);
                    return object;
                };

                Revocation.prototype.toJSON = function() {
                    return Revocation.toObject(this, $protobuf.util.toJSONOptions);
                };

                return Revocation;
            })();

            v1.UserRegistered = (function() {

                const UserRegistered = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                UserRegistered.prototype.user = null;

                UserRegistered.create = function(properties) {
                    return new UserRegistered(properties);
                };

                UserRegistered.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                        $root.mart.user.v1.User.encode(message.user, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                UserRegistered.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.user.v1.UserRegistered();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.user = $root.mart.user.v1.User.decode(reader, reader.size(), $undefined, _depth + 1, message.user);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                UserRegistered.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.user.v1.UserRegistered)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.user.v1.UserRegistered: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.user.v1.UserRegistered();
                    if (object.user != null) {
                        if (!$util.isObject(object.user))
                            throw $TypeError(".mart.user.v1.UserRegistered.user: object expected");
                        message.user = $root.mart.user.v1.User.fromObject(object.user, _depth + 1);
                    }
                    return message;
                };

                UserRegistered.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.user = null;
                    if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                        object.user = $root.mart.user.v1.User.toObject(message.user, options, _depth + 1);
                    return object;
                };

                UserRegistered.prototype.toJSON = function() {
                    return UserRegistered.toObject(this, $protobuf.util.toJSONOptions);
                };

                return UserRegistered;
            })();

            v1.UserChanged = (function() {

                const UserChanged = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                UserChanged.prototype.user = null;

                UserChanged.create = function(properties) {
                    return new UserChanged(properties);
                };

                UserChanged.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                        $root.mart.user.v1.User.encode(message.user, writer.uint32(10).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                UserChanged.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.user.v1.UserChanged();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                message.user = $root.mart.user.v1.User.decode(reader, reader.size(), $undefined, _depth + 1, message.user);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                UserChanged.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.user.v1.UserChanged)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.user.v1.UserChanged: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.user.v1.UserChanged();
                    if (object.user != null) {
                        if (!$util.isObject(object.user))
                            throw $TypeError(".mart.user.v1.UserChanged.user: object expected");
                        message.user = $root.mart.user.v1.User.fromObject(object.user, _depth + 1);
                    }
                    return message;
                };

                UserChanged.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.user = null;
                    if (message.user != null && $Object.hasOwnProperty.call(message, "user"))
                        object.user = $root.mart.user.v1.User.toObject(message.user, options, _depth + 1);
                    return object;
                };

                UserChanged.prototype.toJSON = function() {
                    return UserChanged.toObject(this, $protobuf.util.toJSONOptions);
                };

                return UserChanged;
            })();

            v1.UserErased = (function() {

                const UserErased = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                UserErased.prototype.userId = "";

                UserErased.create = function(properties) {
                    return new UserErased(properties);
                };

                UserErased.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId") && message.userId !== "")
                        writer.uint32(10).string(message.userId);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                UserErased.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.user.v1.UserErased();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.userId = value;
                                else
                                    delete message.userId;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                UserErased.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.user.v1.UserErased)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.user.v1.UserErased: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.user.v1.UserErased();
                    if (object.userId != null)
                        if (typeof object.userId !== "string" || object.userId.length)
                            message.userId = $String(object.userId);
                    return message;
                };

                UserErased.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults)
                        object.userId = "";
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId"))
                        object.userId = message.userId;
                    return object;
                };

                UserErased.prototype.toJSON = function() {
                    return UserErased.toObject(this, $protobuf.util.toJSONOptions);
                };

                return UserErased;
            })();

            v1.EmailVerificationRequested = (function() {

                const EmailVerificationRequested = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                EmailVerificationRequested.prototype.userId = "";
                EmailVerificationRequested.prototype.email = "";
                EmailVerificationRequested.prototype.name = "";
                EmailVerificationRequested.prototype.token = "";
                EmailVerificationRequested.prototype.expiresAt = null;
                EmailVerificationRequested.prototype.sealedToken = "";

                EmailVerificationRequested.create = function(properties) {
                    return new EmailVerificationRequested(properties);
                };

                EmailVerificationRequested.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId") && message.userId !== "")
                        writer.uint32(10).string(message.userId);
                    if (message.email != null && $Object.hasOwnProperty.call(message, "email") && message.email !== "")
                        writer.uint32(18).string(message.email);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(26).string(message.name);
                    if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                        writer.uint32(34).string(message.token);
                    if (message.expiresAt != null && $Object.hasOwnProperty.call(message, "expiresAt"))
                        $root.google.protobuf.Timestamp.encode(message.expiresAt, writer.uint32(42).fork(), _depth + 1).ldelim();
                    if (message.sealedToken != null && $Object.hasOwnProperty.call(message, "sealedToken") && message.sealedToken !== "")
                        writer.uint32(50).string(message.sealedToken);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                EmailVerificationRequested.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.user.v1.EmailVerificationRequested();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.userId = value;
                                else
                                    delete message.userId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.email = value;
                                else
                                    delete message.email;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.token = value;
                                else
                                    delete message.token;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.expiresAt = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.expiresAt);
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.sealedToken = value;
                                else
                                    delete message.sealedToken;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                EmailVerificationRequested.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.user.v1.EmailVerificationRequested)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.user.v1.EmailVerificationRequested: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.user.v1.EmailVerificationRequested();
                    if (object.userId != null)
                        if (typeof object.userId !== "string" || object.userId.length)
                            message.userId = $String(object.userId);
                    if (object.email != null)
                        if (typeof object.email !== "string" || object.email.length)
                            message.email = $String(object.email);
                    if (object.name != null)
                        if (typeof object.name !== "string" || object.name.length)
                            message.name = $String(object.name);
                    if (object.token != null)
                        if (typeof object.token !== "string" || object.token.length)
                            message.token = $String(object.token);
                    if (object.expiresAt != null) {
                        if (!$util.isObject(object.expiresAt))
                            throw $TypeError(".mart.user.v1.EmailVerificationRequested.expiresAt: object expected");
                        message.expiresAt = $root.google.protobuf.Timestamp.fromObject(object.expiresAt, _depth + 1);
                    }
                    if (object.sealedToken != null)
                        if (typeof object.sealedToken !== "string" || object.sealedToken.length)
                            message.sealedToken = $String(object.sealedToken);
                    return message;
                };

                EmailVerificationRequested.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.userId = "";
                        object.email = "";
                        object.name = "";
                        object.token = "";
                        object.expiresAt = null;
                        object.sealedToken = "";
                    }
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId"))
                        object.userId = message.userId;
                    if (message.email != null && $Object.hasOwnProperty.call(message, "email"))
                        object.email = message.email;
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                        object.name = message.name;
                    if (message.token != null && $Object.hasOwnProperty.call(message, "token"))
                        object.token = message.token;
                    if (message.expiresAt != null && $Object.hasOwnProperty.call(message, "expiresAt"))
                        object.expiresAt = $root.google.protobuf.Timestamp.toObject(message.expiresAt, options, _depth + 1);
                    if (message.sealedToken != null && $Object.hasOwnProperty.call(message, "sealedToken"))
                        object.sealedToken = message.sealedToken;
                    return object;
                };

                EmailVerificationRequested.prototype.toJSON = function() {
                    return EmailVerificationRequested.toObject(this, $protobuf.util.toJSONOptions);
                };

                return EmailVerificationRequested;
            })();

            v1.PasswordResetRequested = (function() {

                const PasswordResetRequested = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                PasswordResetRequested.prototype.userId = "";
                PasswordResetRequested.prototype.email = "";
                PasswordResetRequested.prototype.name = "";
                PasswordResetRequested.prototype.token = "";
                PasswordResetRequested.prototype.expiresAt = null;
                PasswordResetRequested.prototype.sealedToken = "";

                PasswordResetRequested.create = function(properties) {
                    return new PasswordResetRequested(properties);
                };

                PasswordResetRequested.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId") && message.userId !== "")
                        writer.uint32(10).string(message.userId);
                    if (message.email != null && $Object.hasOwnProperty.call(message, "email") && message.email !== "")
                        writer.uint32(18).string(message.email);
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name") && message.name !== "")
                        writer.uint32(26).string(message.name);
                    if (message.token != null && $Object.hasOwnProperty.call(message, "token") && message.token !== "")
                        writer.uint32(34).string(message.token);
                    if (message.expiresAt != null && $Object.hasOwnProperty.call(message, "expiresAt"))
                        $root.google.protobuf.Timestamp.encode(message.expiresAt, writer.uint32(42).fork(), _depth + 1).ldelim();
                    if (message.sealedToken != null && $Object.hasOwnProperty.call(message, "sealedToken") && message.sealedToken !== "")
                        writer.uint32(50).string(message.sealedToken);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                PasswordResetRequested.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.user.v1.PasswordResetRequested();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.userId = value;
                                else
                                    delete message.userId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.email = value;
                                else
                                    delete message.email;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.name = value;
                                else
                                    delete message.name;
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.token = value;
                                else
                                    delete message.token;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                message.expiresAt = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.expiresAt);
                                continue;
                            }
                        case 6: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.sealedToken = value;
                                else
                                    delete message.sealedToken;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                PasswordResetRequested.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.user.v1.PasswordResetRequested)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.user.v1.PasswordResetRequested: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.user.v1.PasswordResetRequested();
                    if (object.userId != null)
                        if (typeof object.userId !== "string" || object.userId.length)
                            message.userId = $String(object.userId);
                    if (object.email != null)
                        if (typeof object.email !== "string" || object.email.length)
                            message.email = $String(object.email);
                    if (object.name != null)
                        if (typeof object.name !== "string" || object.name.length)
                            message.name = $String(object.name);
                    if (object.token != null)
                        if (typeof object.token !== "string" || object.token.length)
                            message.token = $String(object.token);
                    if (object.expiresAt != null) {
                        if (!$util.isObject(object.expiresAt))
                            throw $TypeError(".mart.user.v1.PasswordResetRequested.expiresAt: object expected");
                        message.expiresAt = $root.google.protobuf.Timestamp.fromObject(object.expiresAt, _depth + 1);
                    }
                    if (object.sealedToken != null)
                        if (typeof object.sealedToken !== "string" || object.sealedToken.length)
                            message.sealedToken = $String(object.sealedToken);
                    return message;
                };

                PasswordResetRequested.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.userId = "";
                        object.email = "";
                        object.name = "";
                        object.token = "";
                        object.expiresAt = null;
                        object.sealedToken = "";
                    }
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId"))
                        object.userId = message.userId;
                    if (message.email != null && $Object.hasOwnProperty.call(message, "email"))
                        object.email = message.email;
                    if (message.name != null && $Object.hasOwnProperty.call(message, "name"))
                        object.name = message.name;
                    if (message.token != null && $Object.hasOwnProperty.call(message, "token"))
                        object.token = message.token;
                    if (message.expiresAt != null && $Object.hasOwnProperty.call(message, "expiresAt"))
                        object.expiresAt = $root.google.protobuf.Timestamp.toObject(message.expiresAt, options, _depth + 1);
                    if (message.sealedToken != null && $Object.hasOwnProperty.call(message, "sealedToken"))
                        object.sealedToken = message.sealedToken;
                    return object;
                };

                PasswordResetRequested.prototype.toJSON = function() {
                    return PasswordResetRequested.toObject(this, $protobuf.util.toJSONOptions);
                };

                return PasswordResetRequested;
            })();

            v1.ApiKeyEnded = (function() {

                const ApiKeyEnded = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                ApiKeyEnded.prototype.keyId = "";
                ApiKeyEnded.prototype.until = null;

                ApiKeyEnded.create = function(properties) {
                    return new ApiKeyEnded(properties);
                };

                ApiKeyEnded.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.keyId != null && $Object.hasOwnProperty.call(message, "keyId") && message.keyId !== "")
                        writer.uint32(10).string(message.keyId);
                    if (message.until != null && $Object.hasOwnProperty.call(message, "until"))
                        $root.google.protobuf.Timestamp.encode(message.until, writer.uint32(18).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                ApiKeyEnded.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.user.v1.ApiKeyEnded();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.keyId = value;
                                else
                                    delete message.keyId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                message.until = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.until);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                ApiKeyEnded.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.user.v1.ApiKeyEnded)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.user.v1.ApiKeyEnded: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.user.v1.ApiKeyEnded();
                    if (object.keyId != null)
                        if (typeof object.keyId !== "string" || object.keyId.length)
                            message.keyId = $String(object.keyId);
                    if (object.until != null) {
                        if (!$util.isObject(object.until))
                            throw $TypeError(".mart.user.v1.ApiKeyEnded.until: object expected");
                        message.until = $root.google.protobuf.Timestamp.fromObject(object.until, _depth + 1);
                    }
                    return message;
                };

                ApiKeyEnded.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.keyId = "";
                        object.until = null;
                    }
                    if (message.keyId != null && $Object.hasOwnProperty.call(message, "keyId"))
                        object.keyId = message.keyId;
                    if (message.until != null && $Object.hasOwnProperty.call(message, "until"))
                        object.until = $root.google.protobuf.Timestamp.toObject(message.until, options, _depth + 1);
                    return object;
                };

                ApiKeyEnded.prototype.toJSON = function() {
                    return ApiKeyEnded.toObject(this, $protobuf.util.toJSONOptions);
                };

                return ApiKeyEnded;
            })();

            v1.PasswordChanged = (function() {

                const PasswordChanged = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                PasswordChanged.prototype.userId = "";
                PasswordChanged.prototype.email = "";
                PasswordChanged.prototype.changedAt = null;

                PasswordChanged.create = function(properties) {
                    return new PasswordChanged(properties);
                };

                PasswordChanged.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId") && message.userId !== "")
                        writer.uint32(10).string(message.userId);
                    if (message.email != null && $Object.hasOwnProperty.call(message, "email") && message.email !== "")
                        writer.uint32(18).string(message.email);
                    if (message.changedAt != null && $Object.hasOwnProperty.call(message, "changedAt"))
                        $root.google.protobuf.Timestamp.encode(message.changedAt, writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                PasswordChanged.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.user.v1.PasswordChanged();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.userId = value;
                                else
                                    delete message.userId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.email = value;
                                else
                                    delete message.email;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.changedAt = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.changedAt);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                PasswordChanged.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.user.v1.PasswordChanged)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.user.v1.PasswordChanged: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.user.v1.PasswordChanged();
                    if (object.userId != null)
                        if (typeof object.userId !== "string" || object.userId.length)
                            message.userId = $String(object.userId);
                    if (object.email != null)
                        if (typeof object.email !== "string" || object.email.length)
                            message.email = $String(object.email);
                    if (object.changedAt != null) {
                        if (!$util.isObject(object.changedAt))
                            throw $TypeError(".mart.user.v1.PasswordChanged.changedAt: object expected");
                        message.changedAt = $root.google.protobuf.Timestamp.fromObject(object.changedAt, _depth + 1);
                    }
                    return message;
                };

                PasswordChanged.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.userId = "";
                        object.email = "";
                        object.changedAt = null;
                    }
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId"))
                        object.userId = message.userId;
                    if (message.email != null && $Object.hasOwnProperty.call(message, "email"))
                        object.email = message.email;
                    if (message.changedAt != null && $Object.hasOwnProperty.call(message, "changedAt"))
                        object.changedAt = $root.google.protobuf.Timestamp.toObject(message.changedAt, options, _depth + 1);
                    return object;
                };

                PasswordChanged.prototype.toJSON = function() {
                    return PasswordChanged.toObject(this, $protobuf.util.toJSONOptions);
                };

                return PasswordChanged;
            })();

            v1.EmailChanged = (function() {

                const EmailChanged = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                EmailChanged.prototype.userId = "";
                EmailChanged.prototype.email = "";
                EmailChanged.prototype.changedAt = null;

                EmailChanged.create = function(properties) {
                    return new EmailChanged(properties);
                };

                EmailChanged.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId") && message.userId !== "")
                        writer.uint32(10).string(message.userId);
                    if (message.email != null && $Object.hasOwnProperty.call(message, "email") && message.email !== "")
                        writer.uint32(18).string(message.email);
                    if (message.changedAt != null && $Object.hasOwnProperty.call(message, "changedAt"))
                        $root.google.protobuf.Timestamp.encode(message.changedAt, writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                EmailChanged.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.user.v1.EmailChanged();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.userId = value;
                                else
                                    delete message.userId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.email = value;
                                else
                                    delete message.email;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.changedAt = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.changedAt);
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                EmailChanged.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.user.v1.EmailChanged)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.user.v1.EmailChanged: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.user.v1.EmailChanged();
                    if (object.userId != null)
                        if (typeof object.userId !== "string" || object.userId.length)
                            message.userId = $String(object.userId);
                    if (object.email != null)
                        if (typeof object.email !== "string" || object.email.length)
                            message.email = $String(object.email);
                    if (object.changedAt != null) {
                        if (!$util.isObject(object.changedAt))
                            throw $TypeError(".mart.user.v1.EmailChanged.changedAt: object expected");
                        message.changedAt = $root.google.protobuf.Timestamp.fromObject(object.changedAt, _depth + 1);
                    }
                    return message;
                };

                EmailChanged.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.userId = "";
                        object.email = "";
                        object.changedAt = null;
                    }
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId"))
                        object.userId = message.userId;
                    if (message.email != null && $Object.hasOwnProperty.call(message, "email"))
                        object.email = message.email;
                    if (message.changedAt != null && $Object.hasOwnProperty.call(message, "changedAt"))
                        object.changedAt = $root.google.protobuf.Timestamp.toObject(message.changedAt, options, _depth + 1);
                    return object;
                };

                EmailChanged.prototype.toJSON = function() {
                    return EmailChanged.toObject(this, $protobuf.util.toJSONOptions);
                };

                return EmailChanged;
            })();

            v1.PhoneVerificationRequested = (function() {

                const PhoneVerificationRequested = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                PhoneVerificationRequested.prototype.userId = "";
                PhoneVerificationRequested.prototype.phone = "";
                PhoneVerificationRequested.prototype.expiresAt = null;
                PhoneVerificationRequested.prototype.sealedToken = "";

                PhoneVerificationRequested.create = function(properties) {
                    return new PhoneVerificationRequested(properties);
                };

                PhoneVerificationRequested.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId") && message.userId !== "")
                        writer.uint32(10).string(message.userId);
                    if (message.phone != null && $Object.hasOwnProperty.call(message, "phone") && message.phone !== "")
                        writer.uint32(18).string(message.phone);
                    if (message.expiresAt != null && $Object.hasOwnProperty.call(message, "expiresAt"))
                        $root.google.protobuf.Timestamp.encode(message.expiresAt, writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.sealedToken != null && $Object.hasOwnProperty.call(message, "sealedToken") && message.sealedToken !== "")
                        writer.uint32(34).string(message.sealedToken);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                PhoneVerificationRequested.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.user.v1.PhoneVerificationRequested();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.userId = value;
                                else
                                    delete message.userId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.phone = value;
                                else
                                    delete message.phone;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.expiresAt = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.expiresAt);
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.sealedToken = value;
                                else
                                    delete message.sealedToken;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                PhoneVerificationRequested.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.user.v1.PhoneVerificationRequested)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.user.v1.PhoneVerificationRequested: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.user.v1.PhoneVerificationRequested();
                    if (object.userId != null)
                        if (typeof object.userId !== "string" || object.userId.length)
                            message.userId = $String(object.userId);
                    if (object.phone != null)
                        if (typeof object.phone !== "string" || object.phone.length)
                            message.phone = $String(object.phone);
                    if (object.expiresAt != null) {
                        if (!$util.isObject(object.expiresAt))
                            throw $TypeError(".mart.user.v1.PhoneVerificationRequested.expiresAt: object expected");
                        message.expiresAt = $root.google.protobuf.Timestamp.fromObject(object.expiresAt, _depth + 1);
                    }
                    if (object.sealedToken != null)
                        if (typeof object.sealedToken !== "string" || object.sealedToken.length)
                            message.sealedToken = $String(object.sealedToken);
                    return message;
                };

                PhoneVerificationRequested.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.userId = "";
                        object.phone = "";
                        object.expiresAt = null;
                        object.sealedToken = "";
                    }
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId"))
                        object.userId = message.userId;
                    if (message.phone != null && $Object.hasOwnProperty.call(message, "phone"))
                        object.phone = message.phone;
                    if (message.expiresAt != null && $Object.hasOwnProperty.call(message, "expiresAt"))
                        object.expiresAt = $root.google.protobuf.Timestamp.toObject(message.expiresAt, options, _depth + 1);
                    if (message.sealedToken != null && $Object.hasOwnProperty.call(message, "sealedToken"))
                        object.sealedToken = message.sealedToken;
                    return object;
                };

                PhoneVerificationRequested.prototype.toJSON = function() {
                    return PhoneVerificationRequested.toObject(this, $protobuf.util.toJSONOptions);
                };

                return PhoneVerificationRequested;
            })();

            v1.SignedInFromNewDevice = (function() {

                const SignedInFromNewDevice = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                SignedInFromNewDevice.prototype.userId = "";
                SignedInFromNewDevice.prototype.email = "";
                SignedInFromNewDevice.prototype.signedInAt = null;
                SignedInFromNewDevice.prototype.device = "";
                SignedInFromNewDevice.prototype.ip = "";

                SignedInFromNewDevice.create = function(properties) {
                    return new SignedInFromNewDevice(properties);
                };

                SignedInFromNewDevice.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId") && message.userId !== "")
                        writer.uint32(10).string(message.userId);
                    if (message.email != null && $Object.hasOwnProperty.call(message, "email") && message.email !== "")
                        writer.uint32(18).string(message.email);
                    if (message.signedInAt != null && $Object.hasOwnProperty.call(message, "signedInAt"))
                        $root.google.protobuf.Timestamp.encode(message.signedInAt, writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.device != null && $Object.hasOwnProperty.call(message, "device") && message.device !== "")
                        writer.uint32(34).string(message.device);
                    if (message.ip != null && $Object.hasOwnProperty.call(message, "ip") && message.ip !== "")
                        writer.uint32(42).string(message.ip);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                SignedInFromNewDevice.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.user.v1.SignedInFromNewDevice();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.userId = value;
                                else
                                    delete message.userId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.email = value;
                                else
                                    delete message.email;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.signedInAt = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.signedInAt);
                                continue;
                            }
                        case 4: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.device = value;
                                else
                                    delete message.device;
                                continue;
                            }
                        case 5: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.ip = value;
                                else
                                    delete message.ip;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                SignedInFromNewDevice.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.user.v1.SignedInFromNewDevice)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.user.v1.SignedInFromNewDevice: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.user.v1.SignedInFromNewDevice();
                    if (object.userId != null)
                        if (typeof object.userId !== "string" || object.userId.length)
                            message.userId = $String(object.userId);
                    if (object.email != null)
                        if (typeof object.email !== "string" || object.email.length)
                            message.email = $String(object.email);
                    if (object.signedInAt != null) {
                        if (!$util.isObject(object.signedInAt))
                            throw $TypeError(".mart.user.v1.SignedInFromNewDevice.signedInAt: object expected");
                        message.signedInAt = $root.google.protobuf.Timestamp.fromObject(object.signedInAt, _depth + 1);
                    }
                    if (object.device != null)
                        if (typeof object.device !== "string" || object.device.length)
                            message.device = $String(object.device);
                    if (object.ip != null)
                        if (typeof object.ip !== "string" || object.ip.length)
                            message.ip = $String(object.ip);
                    return message;
                };

                SignedInFromNewDevice.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.userId = "";
                        object.email = "";
                        object.signedInAt = null;
                        object.device = "";
                        object.ip = "";
                    }
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId"))
                        object.userId = message.userId;
                    if (message.email != null && $Object.hasOwnProperty.call(message, "email"))
                        object.email = message.email;
                    if (message.signedInAt != null && $Object.hasOwnProperty.call(message, "signedInAt"))
                        object.signedInAt = $root.google.protobuf.Timestamp.toObject(message.signedInAt, options, _depth + 1);
                    if (message.device != null && $Object.hasOwnProperty.call(message, "device"))
                        object.device = message.device;
                    if (message.ip != null && $Object.hasOwnProperty.call(message, "ip"))
                        object.ip = message.ip;
                    return object;
                };

                SignedInFromNewDevice.prototype.toJSON = function() {
                    return SignedInFromNewDevice.toObject(this, $protobuf.util.toJSONOptions);
                };

                return SignedInFromNewDevice;
            })();

            v1.SecondFactorChanged = (function() {

                const SecondFactorChanged = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                SecondFactorChanged.prototype.userId = "";
                SecondFactorChanged.prototype.email = "";
                SecondFactorChanged.prototype.changedAt = null;
                SecondFactorChanged.prototype.on = false;

                SecondFactorChanged.create = function(properties) {
                    return new SecondFactorChanged(properties);
                };

                SecondFactorChanged.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId") && message.userId !== "")
                        writer.uint32(10).string(message.userId);
                    if (message.email != null && $Object.hasOwnProperty.call(message, "email") && message.email !== "")
                        writer.uint32(18).string(message.email);
                    if (message.changedAt != null && $Object.hasOwnProperty.call(message, "changedAt"))
                        $root.google.protobuf.Timestamp.encode(message.changedAt, writer.uint32(26).fork(), _depth + 1).ldelim();
                    if (message.on != null && $Object.hasOwnProperty.call(message, "on") && message.on !== false)
                        writer.uint32(32).bool(message.on);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                SecondFactorChanged.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.user.v1.SecondFactorChanged();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.userId = value;
                                else
                                    delete message.userId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.email = value;
                                else
                                    delete message.email;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                message.changedAt = $root.google.protobuf.Timestamp.decode(reader, reader.size(), $undefined, _depth + 1, message.changedAt);
                                continue;
                            }
                        case 4: {
                                if (wireType !== 0)
                                    break;
                                if (value = reader.bool())
                                    message.on = value;
                                else
                                    delete message.on;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                SecondFactorChanged.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.user.v1.SecondFactorChanged)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.user.v1.SecondFactorChanged: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.user.v1.SecondFactorChanged();
                    if (object.userId != null)
                        if (typeof object.userId !== "string" || object.userId.length)
                            message.userId = $String(object.userId);
                    if (object.email != null)
                        if (typeof object.email !== "string" || object.email.length)
                            message.email = $String(object.email);
                    if (object.changedAt != null) {
                        if (!$util.isObject(object.changedAt))
                            throw $TypeError(".mart.user.v1.SecondFactorChanged.changedAt: object expected");
                        message.changedAt = $root.google.protobuf.Timestamp.fromObject(object.changedAt, _depth + 1);
                    }
                    if (object.on != null)
                        if (object.on)
                            message.on = $Boolean(object.on);
                    return message;
                };

                SecondFactorChanged.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.userId = "";
                        object.email = "";
                        object.changedAt = null;
                        object.on = false;
                    }
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId"))
                        object.userId = message.userId;
                    if (message.email != null && $Object.hasOwnProperty.call(message, "email"))
                        object.email = message.email;
                    if (message.changedAt != null && $Object.hasOwnProperty.call(message, "changedAt"))
                        object.changedAt = $root.google.protobuf.Timestamp.toObject(message.changedAt, options, _depth + 1);
                    if (message.on != null && $Object.hasOwnProperty.call(message, "on"))
                        object.on = message.on;
                    return object;
                };

                SecondFactorChanged.prototype.toJSON = function() {
                    return SecondFactorChanged.toObject(this, $protobuf.util.toJSONOptions);
                };

                return SecondFactorChanged;
            })();

            v1.PersonalDataRequested = (function() {

                const PersonalDataRequested = function (properties) {
                    if (properties)
                        for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                            if (properties[keys[i]] != null && keys[i] !== "__proto__")
                                this[keys[i]] = properties[keys[i]];
                };

                PersonalDataRequested.prototype.userId = "";
                PersonalDataRequested.prototype.exportId = "";
                PersonalDataRequested.prototype.publicKey = "";

                PersonalDataRequested.create = function(properties) {
                    return new PersonalDataRequested(properties);
                };

                PersonalDataRequested.encode = function (message, writer, _depth) {
                    if (!writer)
                        writer = $Writer.create();
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId") && message.userId !== "")
                        writer.uint32(10).string(message.userId);
                    if (message.exportId != null && $Object.hasOwnProperty.call(message, "exportId") && message.exportId !== "")
                        writer.uint32(18).string(message.exportId);
                    if (message.publicKey != null && $Object.hasOwnProperty.call(message, "publicKey") && message.publicKey !== "")
                        writer.uint32(26).string(message.publicKey);
                    if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                        for (let i = 0; i < message.$unknowns.length; ++i)
                            writer.raw(message.$unknowns[i]);
                    return writer;
                };

                PersonalDataRequested.decode = function (reader, length, _end, _depth, _target) {
                    if (!(reader instanceof $Reader))
                        reader = $Reader.create(reader);
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $Reader.recursionLimit)
                        throw $Error("max depth exceeded");
                    let end, message, value;
                    if (length === $undefined)
                        end = reader.len;
                    else {
                        end = reader.pos + length;
                        if (end > reader.len)
                            throw $RangeError("index out of range");
                        length = reader.len;
                        reader.len = end;
                    }
                    message = _target || new $root.mart.user.v1.PersonalDataRequested();
                    while (reader.pos < end) {
                        let start = reader.pos;
                        let tag = reader.tag();
                        if (tag === _end) {
                            _end = $undefined;
                            break;
                        }
                        let wireType = tag & 7;
                        switch (tag >>>= 3) {
                        case 1: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.userId = value;
                                else
                                    delete message.userId;
                                continue;
                            }
                        case 2: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.exportId = value;
                                else
                                    delete message.exportId;
                                continue;
                            }
                        case 3: {
                                if (wireType !== 2)
                                    break;
                                if ((value = reader.stringVerify()).length)
                                    message.publicKey = value;
                                else
                                    delete message.publicKey;
                                continue;
                            }
                        }
                        reader.skipType(wireType, _depth, tag);
                        if (!reader.discardUnknown) {
                            $util.makeProp(message, "$unknowns", false);
                            (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                        }
                    }
                    if (length !== $undefined) {
                        if (reader.pos !== end)
                            throw $RangeError("index out of range");
                        reader.len = length;
                    }
                    if (_end !== $undefined)
                        throw $Error("missing end group");
                    return message;
                };

                PersonalDataRequested.fromObject = function (object, _depth) {
                    if (object instanceof $root.mart.user.v1.PersonalDataRequested)
                        return object;
                    if (!$util.isObject(object))
                        throw $TypeError(".mart.user.v1.PersonalDataRequested: object expected");
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let message = new $root.mart.user.v1.PersonalDataRequested();
                    if (object.userId != null)
                        if (typeof object.userId !== "string" || object.userId.length)
                            message.userId = $String(object.userId);
                    if (object.exportId != null)
                        if (typeof object.exportId !== "string" || object.exportId.length)
                            message.exportId = $String(object.exportId);
                    if (object.publicKey != null)
                        if (typeof object.publicKey !== "string" || object.publicKey.length)
                            message.publicKey = $String(object.publicKey);
                    return message;
                };

                PersonalDataRequested.toObject = function (message, options, _depth) {
                    if (!options)
                        options = {};
                    if (_depth === $undefined)
                        _depth = 0;
                    if (_depth > $util.recursionLimit)
                        throw $Error("max depth exceeded");
                    let object = {};
                    if (options.defaults) {
                        object.userId = "";
                        object.exportId = "";
                        object.publicKey = "";
                    }
                    if (message.userId != null && $Object.hasOwnProperty.call(message, "userId"))
                        object.userId = message.userId;
                    if (message.exportId != null && $Object.hasOwnProperty.call(message, "exportId"))
                        object.exportId = message.exportId;
                    if (message.publicKey != null && $Object.hasOwnProperty.call(message, "publicKey"))
                        object.publicKey = message.publicKey;
                    return object;
                };

                PersonalDataRequested.prototype.toJSON = function() {
                    return PersonalDataRequested.toObject(this, $protobuf.util.toJSONOptions);
                };

                return PersonalDataRequested;
            })();

            return v1;
        })();

        return user;
    })();

    return mart;
})();

export const google = $root.google = (() => {

    const google = {};

    google.protobuf = (function() {

        const protobuf = {};

        protobuf.Timestamp = (function() {

            const Timestamp = function (properties) {
                if (properties)
                    for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                        if (properties[keys[i]] != null && keys[i] !== "__proto__")
                            this[keys[i]] = properties[keys[i]];
            };

            Timestamp.prototype.seconds = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
            Timestamp.prototype.nanos = 0;

            Timestamp.create = function(properties) {
                return new Timestamp(properties);
            };

            Timestamp.encode = function (message, writer, _depth) {
                if (!writer)
                    writer = $Writer.create();
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                if (message.seconds != null && $Object.hasOwnProperty.call(message, "seconds") && (typeof message.seconds === "object" ? message.seconds.low || message.seconds.high : message.seconds !== 0))
                    writer.uint32(8).int64(message.seconds);
                if (message.nanos != null && $Object.hasOwnProperty.call(message, "nanos") && message.nanos !== 0)
                    writer.uint32(16).int32(message.nanos);
                if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                    for (let i = 0; i < message.$unknowns.length; ++i)
                        writer.raw(message.$unknowns[i]);
                return writer;
            };

            Timestamp.decode = function (reader, length, _end, _depth, _target) {
                if (!(reader instanceof $Reader))
                    reader = $Reader.create(reader);
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $Reader.recursionLimit)
                    throw $Error("max depth exceeded");
                let end, message, value;
                if (length === $undefined)
                    end = reader.len;
                else {
                    end = reader.pos + length;
                    if (end > reader.len)
                        throw $RangeError("index out of range");
                    length = reader.len;
                    reader.len = end;
                }
                message = _target || new $root.google.protobuf.Timestamp();
                while (reader.pos < end) {
                    let start = reader.pos;
                    let tag = reader.tag();
                    if (tag === _end) {
                        _end = $undefined;
                        break;
                    }
                    let wireType = tag & 7;
                    switch (tag >>>= 3) {
                    case 1: {
                            if (wireType !== 0)
                                break;
                            if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                                message.seconds = value;
                            else
                                delete message.seconds;
                            continue;
                        }
                    case 2: {
                            if (wireType !== 0)
                                break;
                            if (value = reader.int32())
                                message.nanos = value;
                            else
                                delete message.nanos;
                            continue;
                        }
                    }
                    reader.skipType(wireType, _depth, tag);
                    if (!reader.discardUnknown) {
                        $util.makeProp(message, "$unknowns", false);
                        (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                    }
                }
                if (length !== $undefined) {
                    if (reader.pos !== end)
                        throw $RangeError("index out of range");
                    reader.len = length;
                }
                if (_end !== $undefined)
                    throw $Error("missing end group");
                return message;
            };

            Timestamp.fromObject = function (object, _depth) {
                if (object instanceof $root.google.protobuf.Timestamp)
                    return object;
                if (!$util.isObject(object))
                    throw $TypeError(".google.protobuf.Timestamp: object expected");
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let message = new $root.google.protobuf.Timestamp();
                if (object.seconds != null)
                    if (typeof object.seconds === "object" ? object.seconds.low || object.seconds.high : $Number(object.seconds) !== 0)
                        if ($util.Long)
                            message.seconds = $util.Long.fromValue(object.seconds, false);
                        else if (typeof object.seconds === "string")
                            message.seconds = $parseInt(object.seconds, 10);
                        else if (typeof object.seconds === "number")
                            message.seconds = object.seconds;
                        else if (typeof object.seconds === "object")
                            message.seconds = new $util.LongBits(object.seconds.low >>> 0, object.seconds.high >>> 0).toNumber();
                if (object.nanos != null)
                    if ($Number(object.nanos) !== 0)
                        message.nanos = object.nanos | 0;
                return message;
            };

            Timestamp.toObject = function (message, options, _depth) {
                if (!options)
                    options = {};
                if (_depth === $undefined)
                    _depth = 0;
                if (_depth > $util.recursionLimit)
                    throw $Error("max depth exceeded");
                let object = {};
                if (options.defaults) {
                    if ($util.Long) {
                        let long = new $util.Long(0, 0, false);
                        object.seconds = options.longs === $String ? long.toString() : options.longs === $Number ? long.toNumber() : typeof $BigInt !== "undefined" && options.longs === $BigInt ? long.toBigInt() : long;
                    } else
                        object.seconds = options.longs === $String ? "0" : typeof $BigInt !== "undefined" && options.longs === $BigInt ? $BigInt("0") : 0;
                    object.nanos = 0;
                }
                if (message.seconds != null && $Object.hasOwnProperty.call(message, "seconds"))
                    if (typeof $BigInt !== "undefined" && options.longs === $BigInt)
                        object.seconds = typeof message.seconds === "number" ? $BigInt(message.seconds) : $util.Long.fromBits(message.seconds.low >>> 0, message.seconds.high >>> 0, false).toBigInt();
                    else if (typeof message.seconds === "number")
                        object.seconds = options.longs === $String ? $String(message.seconds) : message.seconds;
                    else
                        object.seconds = options.longs === $String ? $util.Long.prototype.toString.call(message.seconds) : options.longs === $Number ? new $util.LongBits(message.seconds.low >>> 0, message.seconds.high >>> 0).toNumber() : message.seconds;
                if (message.nanos != null && $Object.hasOwnProperty.call(message, "nanos"))
                    object.nanos = message.nanos;
                return object;
            };

            Timestamp.prototype.toJSON = function() {
                return Timestamp.toObject(this, $protobuf.util.toJSONOptions);
            };

            return Timestamp;
        })();

        return protobuf;
    })();

    return google;
})();

export {
  $root as default
};
