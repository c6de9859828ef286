import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace mart. */
export namespace mart {

    /** Namespace inventory. */
    namespace inventory {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of an InventoryEvent.
             * @deprecated Use mart.inventory.v1.InventoryEvent.$Properties instead.
             */
            interface IInventoryEvent extends mart.inventory.v1.InventoryEvent.$Properties {
            }

            /** Represents an InventoryEvent. */
            class InventoryEvent {

                /**
                 * Constructs a new InventoryEvent.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.inventory.v1.InventoryEvent.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** InventoryEvent stockReserved. */
                stockReserved?: (mart.inventory.v1.StockReserved.$Properties|null);

                /** InventoryEvent stockRejected. */
                stockRejected?: (mart.inventory.v1.StockRejected.$Properties|null);

                /** InventoryEvent stockReleased. */
                stockReleased?: (mart.inventory.v1.StockReleased.$Properties|null);

                /** InventoryEvent stockShipped. */
                stockShipped?: (mart.inventory.v1.StockShipped.$Properties|null);

                /** InventoryEvent stockRestocked. */
                stockRestocked?: (mart.inventory.v1.StockRestocked.$Properties|null);

                /** InventoryEvent stockLevelChanged. */
                stockLevelChanged?: (mart.inventory.v1.StockLevelChanged.$Properties|null);

                /** InventoryEvent stockAdded. */
                stockAdded?: (mart.inventory.v1.StockAdded.$Properties|null);

                /** InventoryEvent stockDenied. */
                stockDenied?: (mart.inventory.v1.StockDenied.$Properties|null);

                /** InventoryEvent stockSettled. */
                stockSettled?: (mart.inventory.v1.StockSettled.$Properties|null);

                /** InventoryEvent stockBroughtBack. */
                stockBroughtBack?: (mart.inventory.v1.StockBroughtBack.$Properties|null);

                /** InventoryEvent personalDataGathered. */
                personalDataGathered?: (mart.types.v1.PersonalDataGathered.$Properties|null);

                /** InventoryEvent event. */
                event?: ("stockReserved"|"stockRejected"|"stockReleased"|"stockShipped"|"stockRestocked"|"stockLevelChanged"|"stockAdded"|"stockDenied"|"stockSettled"|"stockBroughtBack"|"personalDataGathered");

                /**
                 * Creates a new InventoryEvent instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns InventoryEvent instance
                 */
                static create(properties: mart.inventory.v1.InventoryEvent.$Shape): mart.inventory.v1.InventoryEvent & mart.inventory.v1.InventoryEvent.$Shape;
                static create(properties?: mart.inventory.v1.InventoryEvent.$Properties): mart.inventory.v1.InventoryEvent;

                /**
                 * Encodes the specified InventoryEvent message. Does not implicitly {@link mart.inventory.v1.InventoryEvent.verify|verify} messages.
                 * @param message InventoryEvent message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.inventory.v1.InventoryEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an InventoryEvent message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.inventory.v1.InventoryEvent & mart.inventory.v1.InventoryEvent.$Shape} InventoryEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.inventory.v1.InventoryEvent & mart.inventory.v1.InventoryEvent.$Shape;

                /**
                 * Creates an InventoryEvent message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns InventoryEvent
                 */
                static fromObject(object: { [k: string]: any }): mart.inventory.v1.InventoryEvent;

                /**
                 * Creates a plain object from an InventoryEvent message. Also converts values to other types if specified.
                 * @param message InventoryEvent
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.inventory.v1.InventoryEvent, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this InventoryEvent to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace InventoryEvent {

                /** Properties of an InventoryEvent. */
                interface $Properties {

                    /** InventoryEvent stockReserved */
                    stockReserved?: (mart.inventory.v1.StockReserved.$Properties|null);

                    /** InventoryEvent stockRejected */
                    stockRejected?: (mart.inventory.v1.StockRejected.$Properties|null);

                    /** InventoryEvent stockReleased */
                    stockReleased?: (mart.inventory.v1.StockReleased.$Properties|null);

                    /** InventoryEvent stockShipped */
                    stockShipped?: (mart.inventory.v1.StockShipped.$Properties|null);

                    /** InventoryEvent stockRestocked */
                    stockRestocked?: (mart.inventory.v1.StockRestocked.$Properties|null);

                    /** InventoryEvent stockLevelChanged */
                    stockLevelChanged?: (mart.inventory.v1.StockLevelChanged.$Properties|null);

                    /** InventoryEvent stockAdded */
                    stockAdded?: (mart.inventory.v1.StockAdded.$Properties|null);

                    /** InventoryEvent stockDenied */
                    stockDenied?: (mart.inventory.v1.StockDenied.$Properties|null);

                    /** InventoryEvent stockSettled */
                    stockSettled?: (mart.inventory.v1.StockSettled.$Properties|null);

                    /** InventoryEvent stockBroughtBack */
                    stockBroughtBack?: (mart.inventory.v1.StockBroughtBack.$Properties|null);

                    /** InventoryEvent personalDataGathered */
                    personalDataGathered?: (mart.types.v1.PersonalDataGathered.$Properties|null);

                    /** InventoryEvent event */
                    event?: ("stockReserved"|"stockRejected"|"stockReleased"|"stockShipped"|"stockRestocked"|"stockLevelChanged"|"stockAdded"|"stockDenied"|"stockSettled"|"stockBroughtBack"|"personalDataGathered");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of an InventoryEvent. */
                type $Shape = {
                  stockReserved?: mart.inventory.v1.StockReserved.$Shape|null;
                  stockRejected?: mart.inventory.v1.StockRejected.$Shape|null;
                  stockReleased?: mart.inventory.v1.StockReleased.$Shape|null;
                  stockShipped?: mart.inventory.v1.StockShipped.$Shape|null;
                  stockRestocked?: mart.inventory.v1.StockRestocked.$Shape|null;
                  stockLevelChanged?: mart.inventory.v1.StockLevelChanged.$Shape|null;
                  stockAdded?: mart.inventory.v1.StockAdded.$Shape|null;
                  stockDenied?: mart.inventory.v1.StockDenied.$Shape|null;
                  stockSettled?: mart.inventory.v1.StockSettled.$Shape|null;
                  stockBroughtBack?: mart.inventory.v1.StockBroughtBack.$Shape|null;
                  personalDataGathered?: mart.types.v1.PersonalDataGathered.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ event?: undefined; stockReserved?: null; stockRejected?: null; stockReleased?: null; stockShipped?: null; stockRestocked?: null; stockLevelChanged?: null; stockAdded?: null; stockDenied?: null; stockSettled?: null; stockBroughtBack?: null; personalDataGathered?: null }|{ event?: "stockReserved"; stockReserved: mart.inventory.v1.StockReserved.$Shape; stockRejected?: null; stockReleased?: null; stockShipped?: null; stockRestocked?: null; stockLevelChanged?: null; stockAdded?: null; stockDenied?: null; stockSettled?: null; stockBroughtBack?: null; personalDataGathered?: null }|{ event?: "stockRejected"; stockReserved?: null; stockRejected: mart.inventory.v1.StockRejected.$Shape; stockReleased?: null; stockShipped?: null; stockRestocked?: null; stockLevelChanged?: null; stockAdded?: null; stockDenied?: null; stockSettled?: null; stockBroughtBack?: null; personalDataGathered?: null }|{ event?: "stockReleased"; stockReserved?: null; stockRejected?: null; stockReleased: mart.inventory.v1.StockReleased.$Shape; stockShipped?: null; stockRestocked?: null; stockLevelChanged?: null; stockAdded?: null; stockDenied?: null; stockSettled?: null; stockBroughtBack?: null; personalDataGathered?: null }|{ event?: "stockShipped"; stockReserved?: null; stockRejected?: null; stockReleased?: null; stockShipped: mart.inventory.v1.StockShipped.$Shape; stockRestocked?: null; stockLevelChanged?: null; stockAdded?: null; stockDenied?: null; stockSettled?: null; stockBroughtBack?: null; personalDataGathered?: null }|{ event?: "stockRestocked"; stockReserved?: null; stockRejected?: null; stockReleased?: null; stockShipped?: null; stockRestocked: mart.inventory.v1.StockRestocked.$Shape; stockLevelChanged?: null; stockAdded?: null; stockDenied?: null; stockSettled?: null; stockBroughtBack?: null; personalDataGathered?: null }|{ event?: "stockLevelChanged"; stockReserved?: null; stockRejected?: null; stockReleased?: null; stockShipped?: null; stockRestocked?: null; stockLevelChanged: mart.inventory.v1.StockLevelChanged.$Shape; stockAdded?: null; stockDenied?: null; stockSettled?: null; stockBroughtBack?: null; personalDataGathered?: null }|{ event?: "stockAdded"; stockReserved?: null; stockRejected?: null; stockReleased?: null; stockShipped?: null; stockRestocked?: null; stockLevelChanged?: null; stockAdded: mart.inventory.v1.StockAdded.$Shape; stockDenied?: null; stockSettled?: null; stockBroughtBack?: null; personalDataGathered?: null }|{ event?: "stockDenied"; stockReserved?: null; stockRejected?: null; stockReleased?: null; stockShipped?: null; stockRestocked?: null; stockLevelChanged?: null; stockAdded?: null; stockDenied: mart.inventory.v1.StockDenied.$Shape; stockSettled?: null; stockBroughtBack?: null; personalDataGathered?: null }|{ event?: "stockSettled"; stockReserved?: null; stockRejected?: null; stockReleased?: null; stockShipped?: null; stockRestocked?: null; stockLevelChanged?: null; stockAdded?: null; stockDenied?: null; stockSettled: mart.inventory.v1.StockSettled.$Shape; stockBroughtBack?: null; personalDataGathered?: null }|{ event?: "stockBroughtBack"; stockReserved?: null; stockRejected?: null; stockReleased?: null; stockShipped?: null; stockRestocked?: null; stockLevelChanged?: null; stockAdded?: null; stockDenied?: null; stockSettled?: null; stockBroughtBack: mart.inventory.v1.StockBroughtBack.$Shape; personalDataGathered?: null }|{ event?: "personalDataGathered"; stockReserved?: null; stockRejected?: null; stockReleased?: null; stockShipped?: null; stockRestocked?: null; stockLevelChanged?: null; stockAdded?: null; stockDenied?: null; stockSettled?: null; stockBroughtBack?: null; personalDataGathered: mart.types.v1.PersonalDataGathered.$Shape })
                );
            }

            /**
             * Properties of a StockLine.
             * @deprecated Use mart.inventory.v1.StockLine.$Properties instead.
             */
            interface IStockLine extends mart.inventory.v1.StockLine.$Properties {
            }

            /** Represents a StockLine. */
            class StockLine {

                /**
                 * Constructs a new StockLine.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.inventory.v1.StockLine.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StockLine productId. */
                productId: string;

                /** StockLine quantity. */
                quantity: number;

                /**
                 * Creates a new StockLine instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns StockLine instance
                 */
                static create(properties: mart.inventory.v1.StockLine.$Shape): mart.inventory.v1.StockLine & mart.inventory.v1.StockLine.$Shape;
                static create(properties?: mart.inventory.v1.StockLine.$Properties): mart.inventory.v1.StockLine;

                /**
                 * Encodes the specified StockLine message. Does not implicitly {@link mart.inventory.v1.StockLine.verify|verify} messages.
                 * @param message StockLine message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.inventory.v1.StockLine.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StockLine message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.inventory.v1.StockLine & mart.inventory.v1.StockLine.$Shape} StockLine
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.inventory.v1.StockLine & mart.inventory.v1.StockLine.$Shape;

                /**
                 * Creates a StockLine message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns StockLine
                 */
                static fromObject(object: { [k: string]: any }): mart.inventory.v1.StockLine;

                /**
                 * Creates a plain object from a StockLine message. Also converts values to other types if specified.
                 * @param message StockLine
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.inventory.v1.StockLine, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this StockLine to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace StockLine {

                /** Properties of a StockLine. */
                interface $Properties {

                    /** StockLine productId */
                    productId?: (string|null);

                    /** StockLine quantity */
                    quantity?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StockLine. */
                type $Shape = mart.inventory.v1.StockLine.$Properties;
            }

            /**
             * Properties of a Shortage.
             * @deprecated Use mart.inventory.v1.Shortage.$Properties instead.
             */
            interface IShortage extends mart.inventory.v1.Shortage.$Properties {
            }

            /** Represents a Shortage. */
            class Shortage {

                /**
                 * Constructs a new Shortage.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.inventory.v1.Shortage.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Shortage productId. */
                productId: string;

                /** Shortage requested. */
                requested: number;

                /** Shortage available. */
                available: number;

                /** Shortage version. */
                version: number;

                /** Shortage otherUnit. */
                otherUnit: boolean;

                /**
                 * Creates a new Shortage instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Shortage instance
                 */
                static create(properties: mart.inventory.v1.Shortage.$Shape): mart.inventory.v1.Shortage & mart.inventory.v1.Shortage.$Shape;
                static create(properties?: mart.inventory.v1.Shortage.$Properties): mart.inventory.v1.Shortage;

                /**
                 * Encodes the specified Shortage message. Does not implicitly {@link mart.inventory.v1.Shortage.verify|verify} messages.
                 * @param message Shortage message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.inventory.v1.Shortage.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Shortage message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.inventory.v1.Shortage & mart.inventory.v1.Shortage.$Shape} Shortage
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.inventory.v1.Shortage & mart.inventory.v1.Shortage.$Shape;

                /**
                 * Creates a Shortage message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Shortage
                 */
                static fromObject(object: { [k: string]: any }): mart.inventory.v1.Shortage;

                /**
                 * Creates a plain object from a Shortage message. Also converts values to other types if specified.
                 * @param message Shortage
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.inventory.v1.Shortage, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Shortage to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace Shortage {

                /** Properties of a Shortage. */
                interface $Properties {

                    /** Shortage productId */
                    productId?: (string|null);

                    /** Shortage requested */
                    requested?: (number|null);

                    /** Shortage available */
                    available?: (number|null);

                    /** Shortage version */
                    version?: (number|null);

                    /** Shortage otherUnit */
                    otherUnit?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Shortage. */
                type $Shape = mart.inventory.v1.Shortage.$Properties;
            }

            /**
             * Properties of a StockReserved.
             * @deprecated Use mart.inventory.v1.StockReserved.$Properties instead.
             */
            interface IStockReserved extends mart.inventory.v1.StockReserved.$Properties {
            }

            /** Represents a StockReserved. */
            class StockReserved {

                /**
                 * Constructs a new StockReserved.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.inventory.v1.StockReserved.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StockReserved orderId. */
                orderId: string;

                /** StockReserved lines. */
                lines: mart.inventory.v1.StockLine.$Properties[];

                /**
                 * Creates a new StockReserved instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns StockReserved instance
                 */
                static create(properties: mart.inventory.v1.StockReserved.$Shape): mart.inventory.v1.StockReserved & mart.inventory.v1.StockReserved.$Shape;
                static create(properties?: mart.inventory.v1.StockReserved.$Properties): mart.inventory.v1.StockReserved;

                /**
                 * Encodes the specified StockReserved message. Does not implicitly {@link mart.inventory.v1.StockReserved.verify|verify} messages.
                 * @param message StockReserved message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.inventory.v1.StockReserved.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StockReserved message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.inventory.v1.StockReserved & mart.inventory.v1.StockReserved.$Shape} StockReserved
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.inventory.v1.StockReserved & mart.inventory.v1.StockReserved.$Shape;

                /**
                 * Creates a StockReserved message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns StockReserved
                 */
                static fromObject(object: { [k: string]: any }): mart.inventory.v1.StockReserved;

                /**
                 * Creates a plain object from a StockReserved message. Also converts values to other types if specified.
                 * @param message StockReserved
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.inventory.v1.StockReserved, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this StockReserved to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace StockReserved {

                /** Properties of a StockReserved. */
                interface $Properties {

                    /** StockReserved orderId */
                    orderId?: (string|null);

                    /** StockReserved lines */
                    lines?: (mart.inventory.v1.StockLine.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StockReserved. */
                type $Shape = mart.inventory.v1.StockReserved.$Properties;
            }

            /**
             * Properties of a StockRejected.
             * @deprecated Use mart.inventory.v1.StockRejected.$Properties instead.
             */
            interface IStockRejected extends mart.inventory.v1.StockRejected.$Properties {
            }

            /** Represents a StockRejected. */
            class StockRejected {

                /**
                 * Constructs a new StockRejected.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.inventory.v1.StockRejected.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StockRejected orderId. */
                orderId: string;

                /** StockRejected shortages. */
                shortages: mart.inventory.v1.Shortage.$Properties[];

                /**
                 * Creates a new StockRejected instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns StockRejected instance
                 */
                static create(properties: mart.inventory.v1.StockRejected.$Shape): mart.inventory.v1.StockRejected & mart.inventory.v1.StockRejected.$Shape;
                static create(properties?: mart.inventory.v1.StockRejected.$Properties): mart.inventory.v1.StockRejected;

                /**
                 * Encodes the specified StockRejected message. Does not implicitly {@link mart.inventory.v1.StockRejected.verify|verify} messages.
                 * @param message StockRejected message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.inventory.v1.StockRejected.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StockRejected message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.inventory.v1.StockRejected & mart.inventory.v1.StockRejected.$Shape} StockRejected
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.inventory.v1.StockRejected & mart.inventory.v1.StockRejected.$Shape;

                /**
                 * Creates a StockRejected message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns StockRejected
                 */
                static fromObject(object: { [k: string]: any }): mart.inventory.v1.StockRejected;

                /**
                 * Creates a plain object from a StockRejected message. Also converts values to other types if specified.
                 * @param message StockRejected
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.inventory.v1.StockRejected, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this StockRejected to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace StockRejected {

                /** Properties of a StockRejected. */
                interface $Properties {

                    /** StockRejected orderId */
                    orderId?: (string|null);

                    /** StockRejected shortages */
                    shortages?: (mart.inventory.v1.Shortage.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StockRejected. */
                type $Shape = mart.inventory.v1.StockRejected.$Properties;
            }

            /**
             * Properties of a StockReleased.
             * @deprecated Use mart.inventory.v1.StockReleased.$Properties instead.
             */
            interface IStockReleased extends mart.inventory.v1.StockReleased.$Properties {
            }

            /** Represents a StockReleased. */
            class StockReleased {

                /**
                 * Constructs a new StockReleased.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.inventory.v1.StockReleased.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StockReleased orderId. */
                orderId: string;

                /** StockReleased lines. */
                lines: mart.inventory.v1.StockLine.$Properties[];

                /**
                 * Creates a new StockReleased instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns StockReleased instance
                 */
                static create(properties: mart.inventory.v1.StockReleased.$Shape): mart.inventory.v1.StockReleased & mart.inventory.v1.StockReleased.$Shape;
                static create(properties?: mart.inventory.v1.StockReleased.$Properties): mart.inventory.v1.StockReleased;

                /**
                 * Encodes the specified StockReleased message. Does not implicitly {@link mart.inventory.v1.StockReleased.verify|verify} messages.
                 * @param message StockReleased message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.inventory.v1.StockReleased.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StockReleased message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.inventory.v1.StockReleased & mart.inventory.v1.StockReleased.$Shape} StockReleased
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.inventory.v1.StockReleased & mart.inventory.v1.StockReleased.$Shape;

                /**
                 * Creates a StockReleased message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns StockReleased
                 */
                static fromObject(object: { [k: string]: any }): mart.inventory.v1.StockReleased;

                /**
                 * Creates a plain object from a StockReleased message. Also converts values to other types if specified.
                 * @param message StockReleased
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.inventory.v1.StockReleased, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this StockReleased to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace StockReleased {

                /** Properties of a StockReleased. */
                interface $Properties {

                    /** StockReleased orderId */
                    orderId?: (string|null);

                    /** StockReleased lines */
                    lines?: (mart.inventory.v1.StockLine.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StockReleased. */
                type $Shape = mart.inventory.v1.StockReleased.$Properties;
            }

            /**
             * Properties of a StockShipped.
             * @deprecated Use mart.inventory.v1.StockShipped.$Properties instead.
             */
            interface IStockShipped extends mart.inventory.v1.StockShipped.$Properties {
            }

            /** Represents a StockShipped. */
            class StockShipped {

                /**
                 * Constructs a new StockShipped.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.inventory.v1.StockShipped.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StockShipped orderId. */
                orderId: string;

                /** StockShipped lines. */
                lines: mart.inventory.v1.StockLine.$Properties[];

                /**
                 * Creates a new StockShipped instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns StockShipped instance
                 */
                static create(properties: mart.inventory.v1.StockShipped.$Shape): mart.inventory.v1.StockShipped & mart.inventory.v1.StockShipped.$Shape;
                static create(properties?: mart.inventory.v1.StockShipped.$Properties): mart.inventory.v1.StockShipped;

                /**
                 * Encodes the specified StockShipped message. Does not implicitly {@link mart.inventory.v1.StockShipped.verify|verify} messages.
                 * @param message StockShipped message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.inventory.v1.StockShipped.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StockShipped message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.inventory.v1.StockShipped & mart.inventory.v1.StockShipped.$Shape} StockShipped
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.inventory.v1.StockShipped & mart.inventory.v1.StockShipped.$Shape;

                /**
                 * Creates a StockShipped message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns StockShipped
                 */
                static fromObject(object: { [k: string]: any }): mart.inventory.v1.StockShipped;

                /**
                 * Creates a plain object from a StockShipped message. Also converts values to other types if specified.
                 * @param message StockShipped
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.inventory.v1.StockShipped, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this StockShipped to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace StockShipped {

                /** Properties of a StockShipped. */
                interface $Properties {

                    /** StockShipped orderId */
                    orderId?: (string|null);

                    /** StockShipped lines */
                    lines?: (mart.inventory.v1.StockLine.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StockShipped. */
                type $Shape = mart.inventory.v1.StockShipped.$Properties;
            }

            /**
             * Properties of a StockRestocked.
             * @deprecated Use mart.inventory.v1.StockRestocked.$Properties instead.
             */
            interface IStockRestocked extends mart.inventory.v1.StockRestocked.$Properties {
            }

            /** Represents a StockRestocked. */
            class StockRestocked {

                /**
                 * Constructs a new StockRestocked.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.inventory.v1.StockRestocked.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StockRestocked orderId. */
                orderId: string;

                /** StockRestocked lines. */
                lines: mart.inventory.v1.StockLine.$Properties[];

                /**
                 * Creates a new StockRestocked instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns StockRestocked instance
                 */
                static create(properties: mart.inventory.v1.StockRestocked.$Shape): mart.inventory.v1.StockRestocked & mart.inventory.v1.StockRestocked.$Shape;
                static create(properties?: mart.inventory.v1.StockRestocked.$Properties): mart.inventory.v1.StockRestocked;

                /**
                 * Encodes the specified StockRestocked message. Does not implicitly {@link mart.inventory.v1.StockRestocked.verify|verify} messages.
                 * @param message StockRestocked message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.inventory.v1.StockRestocked.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StockRestocked message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.inventory.v1.StockRestocked & mart.inventory.v1.StockRestocked.$Shape} StockRestocked
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.inventory.v1.StockRestocked & mart.inventory.v1.StockRestocked.$Shape;

                /**
                 * Creates a StockRestocked message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns StockRestocked
                 */
                static fromObject(object: { [k: string]: any }): mart.inventory.v1.StockRestocked;

                /**
                 * Creates a plain object from a StockRestocked message. Also converts values to other types if specified.
                 * @param message StockRestocked
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.inventory.v1.StockRestocked, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this StockRestocked to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace StockRestocked {

                /** Properties of a StockRestocked. */
                interface $Properties {

                    /** StockRestocked orderId */
                    orderId?: (string|null);

                    /** StockRestocked lines */
                    lines?: (mart.inventory.v1.StockLine.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StockRestocked. */
                type $Shape = mart.inventory.v1.StockRestocked.$Properties;
            }

            /**
             * Properties of a StockAdded.
             * @deprecated Use mart.inventory.v1.StockAdded.$Properties instead.
             */
            interface IStockAdded extends mart.inventory.v1.StockAdded.$Properties {
            }

            /** Represents a StockAdded. */
            class StockAdded {

                /**
                 * Constructs a new StockAdded.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.inventory.v1.StockAdded.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StockAdded orderId. */
                orderId: string;

                /** StockAdded request. */
                request: string;

                /** StockAdded lines. */
                lines: mart.inventory.v1.StockLine.$Properties[];

                /**
                 * Creates a new StockAdded instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns StockAdded instance
                 */
                static create(properties: mart.inventory.v1.StockAdded.$Shape): mart.inventory.v1.StockAdded & mart.inventory.v1.StockAdded.$Shape;
                static create(properties?: mart.inventory.v1.StockAdded.$Properties): mart.inventory.v1.StockAdded;

                /**
                 * Encodes the specified StockAdded message. Does not implicitly {@link mart.inventory.v1.StockAdded.verify|verify} messages.
                 * @param message StockAdded message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.inventory.v1.StockAdded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StockAdded message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.inventory.v1.StockAdded & mart.inventory.v1.StockAdded.$Shape} StockAdded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.inventory.v1.StockAdded & mart.inventory.v1.StockAdded.$Shape;

                /**
                 * Creates a StockAdded message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns StockAdded
                 */
                static fromObject(object: { [k: string]: any }): mart.inventory.v1.StockAdded;

                /**
                 * Creates a plain object from a StockAdded message. Also converts values to other types if specified.
                 * @param message StockAdded
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.inventory.v1.StockAdded, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this StockAdded to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace StockAdded {

                /** Properties of a StockAdded. */
                interface $Properties {

                    /** StockAdded orderId */
                    orderId?: (string|null);

                    /** StockAdded request */
                    request?: (string|null);

                    /** StockAdded lines */
                    lines?: (mart.inventory.v1.StockLine.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StockAdded. */
                type $Shape = mart.inventory.v1.StockAdded.$Properties;
            }

            /**
             * Properties of a StockDenied.
             * @deprecated Use mart.inventory.v1.StockDenied.$Properties instead.
             */
            interface IStockDenied extends mart.inventory.v1.StockDenied.$Properties {
            }

            /** Represents a StockDenied. */
            class StockDenied {

                /**
                 * Constructs a new StockDenied.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.inventory.v1.StockDenied.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StockDenied orderId. */
                orderId: string;

                /** StockDenied request. */
                request: string;

                /** StockDenied shortages. */
                shortages: mart.inventory.v1.Shortage.$Properties[];

                /**
                 * Creates a new StockDenied instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns StockDenied instance
                 */
                static create(properties: mart.inventory.v1.StockDenied.$Shape): mart.inventory.v1.StockDenied & mart.inventory.v1.StockDenied.$Shape;
                static create(properties?: mart.inventory.v1.StockDenied.$Properties): mart.inventory.v1.StockDenied;

                /**
                 * Encodes the specified StockDenied message. Does not implicitly {@link mart.inventory.v1.StockDenied.verify|verify} messages.
                 * @param message StockDenied message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.inventory.v1.StockDenied.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StockDenied message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.inventory.v1.StockDenied & mart.inventory.v1.StockDenied.$Shape} StockDenied
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.inventory.v1.StockDenied & mart.inventory.v1.StockDenied.$Shape;

                /**
                 * Creates a StockDenied message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns StockDenied
                 */
                static fromObject(object: { [k: string]: any }): mart.inventory.v1.StockDenied;

                /**
                 * Creates a plain object from a StockDenied message. Also converts values to other types if specified.
                 * @param message StockDenied
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.inventory.v1.StockDenied, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this StockDenied to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace StockDenied {

                /** Properties of a StockDenied. */
                interface $Properties {

                    /** StockDenied orderId */
                    orderId?: (string|null);

                    /** StockDenied request */
                    request?: (string|null);

                    /** StockDenied shortages */
                    shortages?: (mart.inventory.v1.Shortage.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StockDenied. */
                type $Shape = mart.inventory.v1.StockDenied.$Properties;
            }

            /**
             * Properties of a StockSettled.
             * @deprecated Use mart.inventory.v1.StockSettled.$Properties instead.
             */
            interface IStockSettled extends mart.inventory.v1.StockSettled.$Properties {
            }

            /** Represents a StockSettled. */
            class StockSettled {

                /**
                 * Constructs a new StockSettled.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.inventory.v1.StockSettled.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StockSettled orderId. */
                orderId: string;

                /** StockSettled lines. */
                lines: mart.inventory.v1.StockLine.$Properties[];

                /** StockSettled wasted. */
                wasted: mart.inventory.v1.StockLine.$Properties[];

                /**
                 * Creates a new StockSettled instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns StockSettled instance
                 */
                static create(properties: mart.inventory.v1.StockSettled.$Shape): mart.inventory.v1.StockSettled & mart.inventory.v1.StockSettled.$Shape;
                static create(properties?: mart.inventory.v1.StockSettled.$Properties): mart.inventory.v1.StockSettled;

                /**
                 * Encodes the specified StockSettled message. Does not implicitly {@link mart.inventory.v1.StockSettled.verify|verify} messages.
                 * @param message StockSettled message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.inventory.v1.StockSettled.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StockSettled message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.inventory.v1.StockSettled & mart.inventory.v1.StockSettled.$Shape} StockSettled
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.inventory.v1.StockSettled & mart.inventory.v1.StockSettled.$Shape;

                /**
                 * Creates a StockSettled message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns StockSettled
                 */
                static fromObject(object: { [k: string]: any }): mart.inventory.v1.StockSettled;

                /**
                 * Creates a plain object from a StockSettled message. Also converts values to other types if specified.
                 * @param message StockSettled
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.inventory.v1.StockSettled, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this StockSettled to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace StockSettled {

                /** Properties of a StockSettled. */
                interface $Properties {

                    /** StockSettled orderId */
                    orderId?: (string|null);

                    /** StockSettled lines */
                    lines?: (mart.inventory.v1.StockLine.$Properties[]|null);

                    /** StockSettled wasted */
                    wasted?: (mart.inventory.v1.StockLine.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StockSettled. */
                type $Shape = mart.inventory.v1.StockSettled.$Properties;
            }

            /**
             * Properties of a StockBroughtBack.
             * @deprecated Use mart.inventory.v1.StockBroughtBack.$Properties instead.
             */
            interface IStockBroughtBack extends mart.inventory.v1.StockBroughtBack.$Properties {
            }

            /** Represents a StockBroughtBack. */
            class StockBroughtBack {

                /**
                 * Constructs a new StockBroughtBack.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.inventory.v1.StockBroughtBack.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StockBroughtBack orderId. */
                orderId: string;

                /** StockBroughtBack lines. */
                lines: mart.inventory.v1.StockLine.$Properties[];

                /**
                 * Creates a new StockBroughtBack instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns StockBroughtBack instance
                 */
                static create(properties: mart.inventory.v1.StockBroughtBack.$Shape): mart.inventory.v1.StockBroughtBack & mart.inventory.v1.StockBroughtBack.$Shape;
                static create(properties?: mart.inventory.v1.StockBroughtBack.$Properties): mart.inventory.v1.StockBroughtBack;

                /**
                 * Encodes the specified StockBroughtBack message. Does not implicitly {@link mart.inventory.v1.StockBroughtBack.verify|verify} messages.
                 * @param message StockBroughtBack message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.inventory.v1.StockBroughtBack.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StockBroughtBack message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.inventory.v1.StockBroughtBack & mart.inventory.v1.StockBroughtBack.$Shape} StockBroughtBack
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.inventory.v1.StockBroughtBack & mart.inventory.v1.StockBroughtBack.$Shape;

                /**
                 * Creates a StockBroughtBack message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns StockBroughtBack
                 */
                static fromObject(object: { [k: string]: any }): mart.inventory.v1.StockBroughtBack;

                /**
                 * Creates a plain object from a StockBroughtBack message. Also converts values to other types if specified.
                 * @param message StockBroughtBack
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.inventory.v1.StockBroughtBack, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this StockBroughtBack to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace StockBroughtBack {

                /** Properties of a StockBroughtBack. */
                interface $Properties {

                    /** StockBroughtBack orderId */
                    orderId?: (string|null);

                    /** StockBroughtBack lines */
                    lines?: (mart.inventory.v1.StockLine.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StockBroughtBack. */
                type $Shape = mart.inventory.v1.StockBroughtBack.$Properties;
            }

            /**
             * Properties of a StockLevelChanged.
             * @deprecated Use mart.inventory.v1.StockLevelChanged.$Properties instead.
             */
            interface IStockLevelChanged extends mart.inventory.v1.StockLevelChanged.$Properties {
            }

            /** Represents a StockLevelChanged. */
            class StockLevelChanged {

                /**
                 * Constructs a new StockLevelChanged.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.inventory.v1.StockLevelChanged.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StockLevelChanged productId. */
                productId: string;

                /** StockLevelChanged inStock. */
                inStock: boolean;

                /** StockLevelChanged low. */
                low: boolean;

                /** StockLevelChanged available. */
                available: number;

                /** StockLevelChanged reorderPoint. */
                reorderPoint: number;

                /** StockLevelChanged version. */
                version: number;

                /** StockLevelChanged empty. */
                empty: boolean;

                /** StockLevelChanged aisle. */
                aisle: string;

                /** StockLevelChanged position. */
                position: number;

                /** StockLevelChanged storage. */
                storage: string;

                /**
                 * Creates a new StockLevelChanged instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns StockLevelChanged instance
                 */
                static create(properties: mart.inventory.v1.StockLevelChanged.$Shape): mart.inventory.v1.StockLevelChanged & mart.inventory.v1.StockLevelChanged.$Shape;
                static create(properties?: mart.inventory.v1.StockLevelChanged.$Properties): mart.inventory.v1.StockLevelChanged;

                /**
                 * Encodes the specified StockLevelChanged message. Does not implicitly {@link mart.inventory.v1.StockLevelChanged.verify|verify} messages.
                 * @param message StockLevelChanged message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.inventory.v1.StockLevelChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StockLevelChanged message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.inventory.v1.StockLevelChanged & mart.inventory.v1.StockLevelChanged.$Shape} StockLevelChanged
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.inventory.v1.StockLevelChanged & mart.inventory.v1.StockLevelChanged.$Shape;

                /**
                 * Creates a StockLevelChanged message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns StockLevelChanged
                 */
                static fromObject(object: { [k: string]: any }): mart.inventory.v1.StockLevelChanged;

                /**
                 * Creates a plain object from a StockLevelChanged message. Also converts values to other types if specified.
                 * @param message StockLevelChanged
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.inventory.v1.StockLevelChanged, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this StockLevelChanged to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace StockLevelChanged {

                /** Properties of a StockLevelChanged. */
                interface $Properties {

                    /** StockLevelChanged productId */
                    productId?: (string|null);

                    /** StockLevelChanged inStock */
                    inStock?: (boolean|null);

                    /** StockLevelChanged low */
                    low?: (boolean|null);

                    /** StockLevelChanged available */
                    available?: (number|null);

                    /** StockLevelChanged reorderPoint */
                    reorderPoint?: (number|null);

                    /** StockLevelChanged version */
                    version?: (number|null);

                    /** StockLevelChanged empty */
                    empty?: (boolean|null);

                    /** StockLevelChanged aisle */
                    aisle?: (string|null);

                    /** StockLevelChanged position */
                    position?: (number|null);

                    /** StockLevelChanged storage */
                    storage?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StockLevelChanged. */
                type $Shape = mart.inventory.v1.StockLevelChanged.$Properties;
            }
        }
    }

    /** Namespace types. */
    namespace types {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a Money.
             * @deprecated Use mart.types.v1.Money.$Properties instead.
             */
            interface IMoney extends mart.types.v1.Money.$Properties {
            }

            /** Represents a Money. */
            class Money {

                /**
                 * Constructs a new Money.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.types.v1.Money.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Money amountMinor. */
                amountMinor: number;

                /** Money currency. */
                currency: string;

                /**
                 * Creates a new Money instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Money instance
                 */
                static create(properties: mart.types.v1.Money.$Shape): mart.types.v1.Money & mart.types.v1.Money.$Shape;
                static create(properties?: mart.types.v1.Money.$Properties): mart.types.v1.Money;

                /**
                 * Encodes the specified Money message. Does not implicitly {@link mart.types.v1.Money.verify|verify} messages.
                 * @param message Money message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.types.v1.Money.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Money message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.types.v1.Money & mart.types.v1.Money.$Shape} Money
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.types.v1.Money & mart.types.v1.Money.$Shape;

                /**
                 * Creates a Money message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Money
                 */
                static fromObject(object: { [k: string]: any }): mart.types.v1.Money;

                /**
                 * Creates a plain object from a Money message. Also converts values to other types if specified.
                 * @param message Money
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.types.v1.Money, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Money to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace Money {

                /** Properties of a Money. */
                interface $Properties {

                    /** Money amountMinor */
                    amountMinor?: (number|null);

                    /** Money currency */
                    currency?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Money. */
                type $Shape = mart.types.v1.Money.$Properties;
            }

            /**
             * Properties of an Address.
             * @deprecated Use mart.types.v1.Address.$Properties instead.
             */
            interface IAddress extends mart.types.v1.Address.$Properties {
            }

            /** Represents an Address. */
            class Address {

                /**
                 * Constructs a new Address.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.types.v1.Address.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Address recipient. */
                recipient: string;

                /** Address phone. */
                phone: string;

                /** Address line1. */
                line1: string;

                /** Address line2. */
                line2: string;

                /** Address city. */
                city: string;

                /** Address postalCode. */
                postalCode: string;

                /** Address notes. */
                notes: string;

                /**
                 * Creates a new Address instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Address instance
                 */
                static create(properties: mart.types.v1.Address.$Shape): mart.types.v1.Address & mart.types.v1.Address.$Shape;
                static create(properties?: mart.types.v1.Address.$Properties): mart.types.v1.Address;

                /**
                 * Encodes the specified Address message. Does not implicitly {@link mart.types.v1.Address.verify|verify} messages.
                 * @param message Address message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.types.v1.Address.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Address message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.types.v1.Address & mart.types.v1.Address.$Shape} Address
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.types.v1.Address & mart.types.v1.Address.$Shape;

                /**
                 * Creates an Address message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Address
                 */
                static fromObject(object: { [k: string]: any }): mart.types.v1.Address;

                /**
                 * Creates a plain object from an Address message. Also converts values to other types if specified.
                 * @param message Address
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.types.v1.Address, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Address to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace Address {

                /** Properties of an Address. */
                interface $Properties {

                    /** Address recipient */
                    recipient?: (string|null);

                    /** Address phone */
                    phone?: (string|null);

                    /** Address line1 */
                    line1?: (string|null);

                    /** Address line2 */
                    line2?: (string|null);

                    /** Address city */
                    city?: (string|null);

                    /** Address postalCode */
                    postalCode?: (string|null);

                    /** Address notes */
                    notes?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Address. */
                type $Shape = mart.types.v1.Address.$Properties;
            }

            /**
             * Properties of a PersonalDataGathered.
             * @deprecated Use mart.types.v1.PersonalDataGathered.$Properties instead.
             */
            interface IPersonalDataGathered extends mart.types.v1.PersonalDataGathered.$Properties {
            }

            /** Represents a PersonalDataGathered. */
            class PersonalDataGathered {

                /**
                 * Constructs a new PersonalDataGathered.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.types.v1.PersonalDataGathered.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PersonalDataGathered userId. */
                userId: string;

                /** PersonalDataGathered exportId. */
                exportId: string;

                /** PersonalDataGathered part. */
                part: number;

                /** PersonalDataGathered parts. */
                parts: number;

                /** PersonalDataGathered sealed. */
                sealed: string;

                /**
                 * Creates a new PersonalDataGathered instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PersonalDataGathered instance
                 */
                static create(properties: mart.types.v1.PersonalDataGathered.$Shape): mart.types.v1.PersonalDataGathered & mart.types.v1.PersonalDataGathered.$Shape;
                static create(properties?: mart.types.v1.PersonalDataGathered.$Properties): mart.types.v1.PersonalDataGathered;

                /**
                 * Encodes the specified PersonalDataGathered message. Does not implicitly {@link mart.types.v1.PersonalDataGathered.verify|verify} messages.
                 * @param message PersonalDataGathered message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.types.v1.PersonalDataGathered.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PersonalDataGathered message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.types.v1.PersonalDataGathered & mart.types.v1.PersonalDataGathered.$Shape} PersonalDataGathered
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.types.v1.PersonalDataGathered & mart.types.v1.PersonalDataGathered.$Shape;

                /**
                 * Creates a PersonalDataGathered message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns PersonalDataGathered
                 */
                static fromObject(object: { [k: string]: any }): mart.types.v1.PersonalDataGathered;

                /**
                 * Creates a plain object from a PersonalDataGathered message. Also converts values to other types if specified.
                 * @param message PersonalDataGathered
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.types.v1.PersonalDataGathered, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this PersonalDataGathered to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace PersonalDataGathered {

                /** Properties of a PersonalDataGathered. */
                interface $Properties {

                    /** PersonalDataGathered userId */
                    userId?: (string|null);

                    /** PersonalDataGathered exportId */
                    exportId?: (string|null);

                    /** PersonalDataGathered part */
                    part?: (number|null);

                    /** PersonalDataGathered parts */
                    parts?: (number|null);

                    /** PersonalDataGathered sealed */
                    sealed?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PersonalDataGathered. */
                type $Shape = mart.types.v1.PersonalDataGathered.$Properties;
            }

            /**
             * Properties of a ReceiptDocument.
             * @deprecated Use mart.types.v1.ReceiptDocument.$Properties instead.
             */
            interface IReceiptDocument extends mart.types.v1.ReceiptDocument.$Properties {
            }

            /** Represents a ReceiptDocument. */
            class ReceiptDocument {

                /**
                 * Constructs a new ReceiptDocument.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.types.v1.ReceiptDocument.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReceiptDocument seller. */
                seller?: (mart.types.v1.Seller.$Properties|null);

                /** ReceiptDocument lines. */
                lines: mart.types.v1.ReceiptLine.$Properties[];

                /** ReceiptDocument subtotal. */
                subtotal: number;

                /** ReceiptDocument discount. */
                discount: number;

                /** ReceiptDocument deliveryFee. */
                deliveryFee: number;

                /** ReceiptDocument fees. */
                fees: mart.types.v1.NamedAmount.$Properties[];

                /** ReceiptDocument tip. */
                tip: number;

                /** ReceiptDocument taxes. */
                taxes: mart.types.v1.ReceiptTax.$Properties[];

                /** ReceiptDocument creditedBefore. */
                creditedBefore: number;

                /**
                 * Creates a new ReceiptDocument instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ReceiptDocument instance
                 */
                static create(properties: mart.types.v1.ReceiptDocument.$Shape): mart.types.v1.ReceiptDocument & mart.types.v1.ReceiptDocument.$Shape;
                static create(properties?: mart.types.v1.ReceiptDocument.$Properties): mart.types.v1.ReceiptDocument;

                /**
                 * Encodes the specified ReceiptDocument message. Does not implicitly {@link mart.types.v1.ReceiptDocument.verify|verify} messages.
                 * @param message ReceiptDocument message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.types.v1.ReceiptDocument.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReceiptDocument message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.types.v1.ReceiptDocument & mart.types.v1.ReceiptDocument.$Shape} ReceiptDocument
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.types.v1.ReceiptDocument & mart.types.v1.ReceiptDocument.$Shape;

                /**
                 * Creates a ReceiptDocument message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns ReceiptDocument
                 */
                static fromObject(object: { [k: string]: any }): mart.types.v1.ReceiptDocument;

                /**
                 * Creates a plain object from a ReceiptDocument message. Also converts values to other types if specified.
                 * @param message ReceiptDocument
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.types.v1.ReceiptDocument, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this ReceiptDocument to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace ReceiptDocument {

                /** Properties of a ReceiptDocument. */
                interface $Properties {

                    /** ReceiptDocument seller */
                    seller?: (mart.types.v1.Seller.$Properties|null);

                    /** ReceiptDocument lines */
                    lines?: (mart.types.v1.ReceiptLine.$Properties[]|null);

                    /** ReceiptDocument subtotal */
                    subtotal?: (number|null);

                    /** ReceiptDocument discount */
                    discount?: (number|null);

                    /** ReceiptDocument deliveryFee */
                    deliveryFee?: (number|null);

                    /** ReceiptDocument fees */
                    fees?: (mart.types.v1.NamedAmount.$Properties[]|null);

                    /** ReceiptDocument tip */
                    tip?: (number|null);

                    /** ReceiptDocument taxes */
                    taxes?: (mart.types.v1.ReceiptTax.$Properties[]|null);

                    /** ReceiptDocument creditedBefore */
                    creditedBefore?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReceiptDocument. */
                type $Shape = mart.types.v1.ReceiptDocument.$Properties;
            }

            /**
             * Properties of a Seller.
             * @deprecated Use mart.types.v1.Seller.$Properties instead.
             */
            interface ISeller extends mart.types.v1.Seller.$Properties {
            }

            /** Represents a Seller. */
            class Seller {

                /**
                 * Constructs a new Seller.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.types.v1.Seller.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Seller name. */
                name: string;

                /** Seller address. */
                address: string;

                /** Seller taxNumber. */
                taxNumber: string;

                /**
                 * Creates a new Seller instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Seller instance
                 */
                static create(properties: mart.types.v1.Seller.$Shape): mart.types.v1.Seller & mart.types.v1.Seller.$Shape;
                static create(properties?: mart.types.v1.Seller.$Properties): mart.types.v1.Seller;

                /**
                 * Encodes the specified Seller message. Does not implicitly {@link mart.types.v1.Seller.verify|verify} messages.
                 * @param message Seller message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.types.v1.Seller.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Seller message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.types.v1.Seller & mart.types.v1.Seller.$Shape} Seller
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.types.v1.Seller & mart.types.v1.Seller.$Shape;

                /**
                 * Creates a Seller message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Seller
                 */
                static fromObject(object: { [k: string]: any }): mart.types.v1.Seller;

                /**
                 * Creates a plain object from a Seller message. Also converts values to other types if specified.
                 * @param message Seller
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.types.v1.Seller, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Seller to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace Seller {

                /** Properties of a Seller. */
                interface $Properties {

                    /** Seller name */
                    name?: (string|null);

                    /** Seller address */
                    address?: (string|null);

                    /** Seller taxNumber */
                    taxNumber?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Seller. */
                type $Shape = mart.types.v1.Seller.$Properties;
            }

            /**
             * Properties of a ReceiptLine.
             * @deprecated Use mart.types.v1.ReceiptLine.$Properties instead.
             */
            interface IReceiptLine extends mart.types.v1.ReceiptLine.$Properties {
            }

            /** Represents a ReceiptLine. */
            class ReceiptLine {

                /**
                 * Constructs a new ReceiptLine.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.types.v1.ReceiptLine.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReceiptLine line. */
                line: number;

                /** ReceiptLine productId. */
                productId: string;

                /** ReceiptLine sku. */
                sku: string;

                /** ReceiptLine name. */
                name: string;

                /** ReceiptLine soldBy. */
                soldBy: string;

                /** ReceiptLine quantity. */
                quantity: number;

                /** ReceiptLine unitPrice. */
                unitPrice: number;

                /** ReceiptLine gross. */
                gross: number;

                /** ReceiptLine discounts. */
                discounts: mart.types.v1.NamedAmount.$Properties[];

                /** ReceiptLine total. */
                total: number;

                /** ReceiptLine taxClass. */
                taxClass: string;

                /** ReceiptLine taxRate. */
                taxRate: number;

                /** ReceiptLine tax. */
                tax: number;

                /** ReceiptLine tariffCode. */
                tariffCode: string;

                /** ReceiptLine retailPrice. */
                retailPrice: number;

                /**
                 * Creates a new ReceiptLine instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ReceiptLine instance
                 */
                static create(properties: mart.types.v1.ReceiptLine.$Shape): mart.types.v1.ReceiptLine & mart.types.v1.ReceiptLine.$Shape;
                static create(properties?: mart.types.v1.ReceiptLine.$Properties): mart.types.v1.ReceiptLine;

                /**
                 * Encodes the specified ReceiptLine message. Does not implicitly {@link mart.types.v1.ReceiptLine.verify|verify} messages.
                 * @param message ReceiptLine message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.types.v1.ReceiptLine.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReceiptLine message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.types.v1.ReceiptLine & mart.types.v1.ReceiptLine.$Shape} ReceiptLine
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.types.v1.ReceiptLine & mart.types.v1.ReceiptLine.$Shape;

                /**
                 * Creates a ReceiptLine message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns ReceiptLine
                 */
                static fromObject(object: { [k: string]: any }): mart.types.v1.ReceiptLine;

                /**
                 * Creates a plain object from a ReceiptLine message. Also converts values to other types if specified.
                 * @param message ReceiptLine
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.types.v1.ReceiptLine, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this ReceiptLine to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace ReceiptLine {

                /** Properties of a ReceiptLine. */
                interface $Properties {

                    /** ReceiptLine line */
                    line?: (number|null);

                    /** ReceiptLine productId */
                    productId?: (string|null);

                    /** ReceiptLine sku */
                    sku?: (string|null);

                    /** ReceiptLine name */
                    name?: (string|null);

                    /** ReceiptLine soldBy */
                    soldBy?: (string|null);

                    /** ReceiptLine quantity */
                    quantity?: (number|null);

                    /** ReceiptLine unitPrice */
                    unitPrice?: (number|null);

                    /** ReceiptLine gross */
                    gross?: (number|null);

                    /** ReceiptLine discounts */
                    discounts?: (mart.types.v1.NamedAmount.$Properties[]|null);

                    /** ReceiptLine total */
                    total?: (number|null);

                    /** ReceiptLine taxClass */
                    taxClass?: (string|null);

                    /** ReceiptLine taxRate */
                    taxRate?: (number|null);

                    /** ReceiptLine tax */
                    tax?: (number|null);

                    /** ReceiptLine tariffCode */
                    tariffCode?: (string|null);

                    /** ReceiptLine retailPrice */
                    retailPrice?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReceiptLine. */
                type $Shape = mart.types.v1.ReceiptLine.$Properties;
            }

            /**
             * Properties of a ReceiptTax.
             * @deprecated Use mart.types.v1.ReceiptTax.$Properties instead.
             */
            interface IReceiptTax extends mart.types.v1.ReceiptTax.$Properties {
            }

            /** Represents a ReceiptTax. */
            class ReceiptTax {

                /**
                 * Constructs a new ReceiptTax.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.types.v1.ReceiptTax.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReceiptTax taxClass. */
                taxClass: string;

                /** ReceiptTax rate. */
                rate: number;

                /** ReceiptTax gross. */
                gross: number;

                /** ReceiptTax amount. */
                amount: number;

                /**
                 * Creates a new ReceiptTax instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ReceiptTax instance
                 */
                static create(properties: mart.types.v1.ReceiptTax.$Shape): mart.types.v1.ReceiptTax & mart.types.v1.ReceiptTax.$Shape;
                static create(properties?: mart.types.v1.ReceiptTax.$Properties): mart.types.v1.ReceiptTax;

                /**
                 * Encodes the specified ReceiptTax message. Does not implicitly {@link mart.types.v1.ReceiptTax.verify|verify} messages.
                 * @param message ReceiptTax message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.types.v1.ReceiptTax.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReceiptTax message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.types.v1.ReceiptTax & mart.types.v1.ReceiptTax.$Shape} ReceiptTax
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.types.v1.ReceiptTax & mart.types.v1.ReceiptTax.$Shape;

                /**
                 * Creates a ReceiptTax message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns ReceiptTax
                 */
                static fromObject(object: { [k: string]: any }): mart.types.v1.ReceiptTax;

                /**
                 * Creates a plain object from a ReceiptTax message. Also converts values to other types if specified.
                 * @param message ReceiptTax
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.types.v1.ReceiptTax, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this ReceiptTax to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace ReceiptTax {

                /** Properties of a ReceiptTax. */
                interface $Properties {

                    /** ReceiptTax taxClass */
                    taxClass?: (string|null);

                    /** ReceiptTax rate */
                    rate?: (number|null);

                    /** ReceiptTax gross */
                    gross?: (number|null);

                    /** ReceiptTax amount */
                    amount?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReceiptTax. */
                type $Shape = mart.types.v1.ReceiptTax.$Properties;
            }

            /**
             * Properties of a NamedAmount.
             * @deprecated Use mart.types.v1.NamedAmount.$Properties instead.
             */
            interface INamedAmount extends mart.types.v1.NamedAmount.$Properties {
            }

            /** Represents a NamedAmount. */
            class NamedAmount {

                /**
                 * Constructs a new NamedAmount.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.types.v1.NamedAmount.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** NamedAmount name. */
                name: string;

                /** NamedAmount amount. */
                amount: number;

                /**
                 * Creates a new NamedAmount instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns NamedAmount instance
                 */
                static create(properties: mart.types.v1.NamedAmount.$Shape): mart.types.v1.NamedAmount & mart.types.v1.NamedAmount.$Shape;
                static create(properties?: mart.types.v1.NamedAmount.$Properties): mart.types.v1.NamedAmount;

                /**
                 * Encodes the specified NamedAmount message. Does not implicitly {@link mart.types.v1.NamedAmount.verify|verify} messages.
                 * @param message NamedAmount message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.types.v1.NamedAmount.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a NamedAmount message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.types.v1.NamedAmount & mart.types.v1.NamedAmount.$Shape} NamedAmount
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.types.v1.NamedAmount & mart.types.v1.NamedAmount.$Shape;

                /**
                 * Creates a NamedAmount message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns NamedAmount
                 */
                static fromObject(object: { [k: string]: any }): mart.types.v1.NamedAmount;

                /**
                 * Creates a plain object from a NamedAmount message. Also converts values to other types if specified.
                 * @param message NamedAmount
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.types.v1.NamedAmount, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this NamedAmount to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace NamedAmount {

                /** Properties of a NamedAmount. */
                interface $Properties {

                    /** NamedAmount name */
                    name?: (string|null);

                    /** NamedAmount amount */
                    amount?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a NamedAmount. */
                type $Shape = mart.types.v1.NamedAmount.$Properties;
            }
        }
    }

    /** Namespace notification. */
    namespace notification {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a NotificationEvent.
             * @deprecated Use mart.notification.v1.NotificationEvent.$Properties instead.
             */
            interface INotificationEvent extends mart.notification.v1.NotificationEvent.$Properties {
            }

            /** Represents a NotificationEvent. */
            class NotificationEvent {

                /**
                 * Constructs a new NotificationEvent.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.notification.v1.NotificationEvent.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** NotificationEvent notificationDelivered. */
                notificationDelivered?: (mart.notification.v1.NotificationDelivered.$Properties|null);

                /** NotificationEvent notificationFailed. */
                notificationFailed?: (mart.notification.v1.NotificationFailed.$Properties|null);

                /** NotificationEvent personalDataGathered. */
                personalDataGathered?: (mart.types.v1.PersonalDataGathered.$Properties|null);

                /** NotificationEvent event. */
                event?: ("notificationDelivered"|"notificationFailed"|"personalDataGathered");

                /**
                 * Creates a new NotificationEvent instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns NotificationEvent instance
                 */
                static create(properties: mart.notification.v1.NotificationEvent.$Shape): mart.notification.v1.NotificationEvent & mart.notification.v1.NotificationEvent.$Shape;
                static create(properties?: mart.notification.v1.NotificationEvent.$Properties): mart.notification.v1.NotificationEvent;

                /**
                 * Encodes the specified NotificationEvent message. Does not implicitly {@link mart.notification.v1.NotificationEvent.verify|verify} messages.
                 * @param message NotificationEvent message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.notification.v1.NotificationEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a NotificationEvent message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.notification.v1.NotificationEvent & mart.notification.v1.NotificationEvent.$Shape} NotificationEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.notification.v1.NotificationEvent & mart.notification.v1.NotificationEvent.$Shape;

                /**
                 * Creates a NotificationEvent message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns NotificationEvent
                 */
                static fromObject(object: { [k: string]: any }): mart.notification.v1.NotificationEvent;

                /**
                 * Creates a plain object from a NotificationEvent message. Also converts values to other types if specified.
                 * @param message NotificationEvent
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.notification.v1.NotificationEvent, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this NotificationEvent to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace NotificationEvent {

                /** Properties of a NotificationEvent. */
                interface $Properties {

                    /** NotificationEvent notificationDelivered */
                    notificationDelivered?: (mart.notification.v1.NotificationDelivered.$Properties|null);

                    /** NotificationEvent notificationFailed */
                    notificationFailed?: (mart.notification.v1.NotificationFailed.$Properties|null);

                    /** NotificationEvent personalDataGathered */
                    personalDataGathered?: (mart.types.v1.PersonalDataGathered.$Properties|null);

                    /** NotificationEvent event */
                    event?: ("notificationDelivered"|"notificationFailed"|"personalDataGathered");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a NotificationEvent. */
                type $Shape = {
                  notificationDelivered?: mart.notification.v1.NotificationDelivered.$Shape|null;
                  notificationFailed?: mart.notification.v1.NotificationFailed.$Shape|null;
                  personalDataGathered?: mart.types.v1.PersonalDataGathered.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ event?: undefined; notificationDelivered?: null; notificationFailed?: null; personalDataGathered?: null }|{ event?: "notificationDelivered"; notificationDelivered: mart.notification.v1.NotificationDelivered.$Shape; notificationFailed?: null; personalDataGathered?: null }|{ event?: "notificationFailed"; notificationDelivered?: null; notificationFailed: mart.notification.v1.NotificationFailed.$Shape; personalDataGathered?: null }|{ event?: "personalDataGathered"; notificationDelivered?: null; notificationFailed?: null; personalDataGathered: mart.types.v1.PersonalDataGathered.$Shape })
                );
            }

            /**
             * Properties of a NotificationDelivered.
             * @deprecated Use mart.notification.v1.NotificationDelivered.$Properties instead.
             */
            interface INotificationDelivered extends mart.notification.v1.NotificationDelivered.$Properties {
            }

            /** Represents a NotificationDelivered. */
            class NotificationDelivered {

                /**
                 * Constructs a new NotificationDelivered.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.notification.v1.NotificationDelivered.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** NotificationDelivered messageId. */
                messageId: string;

                /** NotificationDelivered userId. */
                userId: string;

                /** NotificationDelivered channel. */
                channel: string;

                /** NotificationDelivered template. */
                template: string;

                /**
                 * Creates a new NotificationDelivered instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns NotificationDelivered instance
                 */
                static create(properties: mart.notification.v1.NotificationDelivered.$Shape): mart.notification.v1.NotificationDelivered & mart.notification.v1.NotificationDelivered.$Shape;
                static create(properties?: mart.notification.v1.NotificationDelivered.$Properties): mart.notification.v1.NotificationDelivered;

                /**
                 * Encodes the specified NotificationDelivered message. Does not implicitly {@link mart.notification.v1.NotificationDelivered.verify|verify} messages.
                 * @param message NotificationDelivered message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.notification.v1.NotificationDelivered.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a NotificationDelivered message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.notification.v1.NotificationDelivered & mart.notification.v1.NotificationDelivered.$Shape} NotificationDelivered
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.notification.v1.NotificationDelivered & mart.notification.v1.NotificationDelivered.$Shape;

                /**
                 * Creates a NotificationDelivered message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns NotificationDelivered
                 */
                static fromObject(object: { [k: string]: any }): mart.notification.v1.NotificationDelivered;

                /**
                 * Creates a plain object from a NotificationDelivered message. Also converts values to other types if specified.
                 * @param message NotificationDelivered
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.notification.v1.NotificationDelivered, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this NotificationDelivered to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace NotificationDelivered {

                /** Properties of a NotificationDelivered. */
                interface $Properties {

                    /** NotificationDelivered messageId */
                    messageId?: (string|null);

                    /** NotificationDelivered userId */
                    userId?: (string|null);

                    /** NotificationDelivered channel */
                    channel?: (string|null);

                    /** NotificationDelivered template */
                    template?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a NotificationDelivered. */
                type $Shape = mart.notification.v1.NotificationDelivered.$Properties;
            }

            /**
             * Properties of a NotificationFailed.
             * @deprecated Use mart.notification.v1.NotificationFailed.$Properties instead.
             */
            interface INotificationFailed extends mart.notification.v1.NotificationFailed.$Properties {
            }

            /** Represents a NotificationFailed. */
            class NotificationFailed {

                /**
                 * Constructs a new NotificationFailed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.notification.v1.NotificationFailed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** NotificationFailed messageId. */
                messageId: string;

                /** NotificationFailed userId. */
                userId: string;

                /** NotificationFailed channel. */
                channel: string;

                /** NotificationFailed template. */
                template: string;

                /** NotificationFailed reason. */
                reason: string;

                /**
                 * Creates a new NotificationFailed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns NotificationFailed instance
                 */
                static create(properties: mart.notification.v1.NotificationFailed.$Shape): mart.notification.v1.NotificationFailed & mart.notification.v1.NotificationFailed.$Shape;
                static create(properties?: mart.notification.v1.NotificationFailed.$Properties): mart.notification.v1.NotificationFailed;

                /**
                 * Encodes the specified NotificationFailed message. Does not implicitly {@link mart.notification.v1.NotificationFailed.verify|verify} messages.
                 * @param message NotificationFailed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.notification.v1.NotificationFailed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a NotificationFailed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.notification.v1.NotificationFailed & mart.notification.v1.NotificationFailed.$Shape} NotificationFailed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.notification.v1.NotificationFailed & mart.notification.v1.NotificationFailed.$Shape;

                /**
                 * Creates a NotificationFailed message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns NotificationFailed
                 */
                static fromObject(object: { [k: string]: any }): mart.notification.v1.NotificationFailed;

                /**
                 * Creates a plain object from a NotificationFailed message. Also converts values to other types if specified.
                 * @param message NotificationFailed
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.notification.v1.NotificationFailed, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this NotificationFailed to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace NotificationFailed {

                /** Properties of a NotificationFailed. */
                interface $Properties {

                    /** NotificationFailed messageId */
                    messageId?: (string|null);

                    /** NotificationFailed userId */
                    userId?: (string|null);

                    /** NotificationFailed channel */
                    channel?: (string|null);

                    /** NotificationFailed template */
                    template?: (string|null);

                    /** NotificationFailed reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a NotificationFailed. */
                type $Shape = mart.notification.v1.NotificationFailed.$Properties;
            }
        }
    }

    /** Namespace order. */
    namespace order {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of an OrderEvent.
             * @deprecated Use mart.order.v1.OrderEvent.$Properties instead.
             */
            interface IOrderEvent extends mart.order.v1.OrderEvent.$Properties {
            }

            /** Represents an OrderEvent. */
            class OrderEvent {

                /**
                 * Constructs a new OrderEvent.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.OrderEvent.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OrderEvent orderPlaced. */
                orderPlaced?: (mart.order.v1.OrderPlaced.$Properties|null);

                /** OrderEvent paymentRequested. */
                paymentRequested?: (mart.order.v1.PaymentRequested.$Properties|null);

                /** OrderEvent orderConfirmed. */
                orderConfirmed?: (mart.order.v1.OrderConfirmed.$Properties|null);

                /** OrderEvent orderRejected. */
                orderRejected?: (mart.order.v1.OrderRejected.$Properties|null);

                /** OrderEvent orderCancelled. */
                orderCancelled?: (mart.order.v1.OrderCancelled.$Properties|null);

                /** OrderEvent orderPacked. */
                orderPacked?: (mart.order.v1.OrderPacked.$Properties|null);

                /** OrderEvent orderShipped. */
                orderShipped?: (mart.order.v1.OrderShipped.$Properties|null);

                /** OrderEvent orderDelivered. */
                orderDelivered?: (mart.order.v1.OrderDelivered.$Properties|null);

                /** OrderEvent orderReturned. */
                orderReturned?: (mart.order.v1.OrderReturned.$Properties|null);

                /** OrderEvent orderChanged. */
                orderChanged?: (mart.order.v1.OrderChanged.$Properties|null);

                /** OrderEvent productInBasketsChanged. */
                productInBasketsChanged?: (mart.order.v1.ProductInBasketsChanged.$Properties|null);

                /** OrderEvent orderSlotClosed. */
                orderSlotClosed?: (mart.order.v1.OrderSlotClosed.$Properties|null);

                /** OrderEvent stockRequested. */
                stockRequested?: (mart.order.v1.StockRequested.$Properties|null);

                /** OrderEvent orderPickingStarted. */
                orderPickingStarted?: (mart.order.v1.OrderPickingStarted.$Properties|null);

                /** OrderEvent substituteProposed. */
                substituteProposed?: (mart.order.v1.SubstituteProposed.$Properties|null);

                /** OrderEvent substituteAnswered. */
                substituteAnswered?: (mart.order.v1.SubstituteAnswered.$Properties|null);

                /** OrderEvent orderDeliveryFailed. */
                orderDeliveryFailed?: (mart.order.v1.OrderDeliveryFailed.$Properties|null);

                /** OrderEvent orderLinesReturned. */
                orderLinesReturned?: (mart.order.v1.OrderLinesReturned.$Properties|null);

                /** OrderEvent paymentChangeRequested. */
                paymentChangeRequested?: (mart.order.v1.PaymentChangeRequested.$Properties|null);

                /** OrderEvent receiptIssued. */
                receiptIssued?: (mart.order.v1.ReceiptIssued.$Properties|null);

                /** OrderEvent orderPickingGivenBack. */
                orderPickingGivenBack?: (mart.order.v1.OrderPickingGivenBack.$Properties|null);

                /** OrderEvent receiptRegistered. */
                receiptRegistered?: (mart.order.v1.ReceiptRegistered.$Properties|null);

                /** OrderEvent personalDataGathered. */
                personalDataGathered?: (mart.types.v1.PersonalDataGathered.$Properties|null);

                /** OrderEvent event. */
                event?: ("orderPlaced"|"paymentRequested"|"orderConfirmed"|"orderRejected"|"orderCancelled"|"orderPacked"|"orderShipped"|"orderDelivered"|"orderReturned"|"orderChanged"|"productInBasketsChanged"|"orderSlotClosed"|"stockRequested"|"orderPickingStarted"|"substituteProposed"|"substituteAnswered"|"orderDeliveryFailed"|"orderLinesReturned"|"paymentChangeRequested"|"receiptIssued"|"orderPickingGivenBack"|"receiptRegistered"|"personalDataGathered");

                /**
                 * Creates a new OrderEvent instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OrderEvent instance
                 */
                static create(properties: mart.order.v1.OrderEvent.$Shape): mart.order.v1.OrderEvent & mart.order.v1.OrderEvent.$Shape;
                static create(properties?: mart.order.v1.OrderEvent.$Properties): mart.order.v1.OrderEvent;

                /**
                 * Encodes the specified OrderEvent message. Does not implicitly {@link mart.order.v1.OrderEvent.verify|verify} messages.
                 * @param message OrderEvent message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.OrderEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OrderEvent message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.OrderEvent & mart.order.v1.OrderEvent.$Shape} OrderEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.OrderEvent & mart.order.v1.OrderEvent.$Shape;

                /**
                 * Creates an OrderEvent message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OrderEvent
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.OrderEvent;

                /**
                 * Creates a plain object from an OrderEvent message. Also converts values to other types if specified.
                 * @param message OrderEvent
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.OrderEvent, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OrderEvent to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OrderEvent {

                /** Properties of an OrderEvent. */
                interface $Properties {

                    /** OrderEvent orderPlaced */
                    orderPlaced?: (mart.order.v1.OrderPlaced.$Properties|null);

                    /** OrderEvent paymentRequested */
                    paymentRequested?: (mart.order.v1.PaymentRequested.$Properties|null);

                    /** OrderEvent orderConfirmed */
                    orderConfirmed?: (mart.order.v1.OrderConfirmed.$Properties|null);

                    /** OrderEvent orderRejected */
                    orderRejected?: (mart.order.v1.OrderRejected.$Properties|null);

                    /** OrderEvent orderCancelled */
                    orderCancelled?: (mart.order.v1.OrderCancelled.$Properties|null);

                    /** OrderEvent orderPacked */
                    orderPacked?: (mart.order.v1.OrderPacked.$Properties|null);

                    /** OrderEvent orderShipped */
                    orderShipped?: (mart.order.v1.OrderShipped.$Properties|null);

                    /** OrderEvent orderDelivered */
                    orderDelivered?: (mart.order.v1.OrderDelivered.$Properties|null);

                    /** OrderEvent orderReturned */
                    orderReturned?: (mart.order.v1.OrderReturned.$Properties|null);

                    /** OrderEvent orderChanged */
                    orderChanged?: (mart.order.v1.OrderChanged.$Properties|null);

                    /** OrderEvent productInBasketsChanged */
                    productInBasketsChanged?: (mart.order.v1.ProductInBasketsChanged.$Properties|null);

                    /** OrderEvent orderSlotClosed */
                    orderSlotClosed?: (mart.order.v1.OrderSlotClosed.$Properties|null);

                    /** OrderEvent stockRequested */
                    stockRequested?: (mart.order.v1.StockRequested.$Properties|null);

                    /** OrderEvent orderPickingStarted */
                    orderPickingStarted?: (mart.order.v1.OrderPickingStarted.$Properties|null);

                    /** OrderEvent substituteProposed */
                    substituteProposed?: (mart.order.v1.SubstituteProposed.$Properties|null);

                    /** OrderEvent substituteAnswered */
                    substituteAnswered?: (mart.order.v1.SubstituteAnswered.$Properties|null);

                    /** OrderEvent orderDeliveryFailed */
                    orderDeliveryFailed?: (mart.order.v1.OrderDeliveryFailed.$Properties|null);

                    /** OrderEvent orderLinesReturned */
                    orderLinesReturned?: (mart.order.v1.OrderLinesReturned.$Properties|null);

                    /** OrderEvent paymentChangeRequested */
                    paymentChangeRequested?: (mart.order.v1.PaymentChangeRequested.$Properties|null);

                    /** OrderEvent receiptIssued */
                    receiptIssued?: (mart.order.v1.ReceiptIssued.$Properties|null);

                    /** OrderEvent orderPickingGivenBack */
                    orderPickingGivenBack?: (mart.order.v1.OrderPickingGivenBack.$Properties|null);

                    /** OrderEvent receiptRegistered */
                    receiptRegistered?: (mart.order.v1.ReceiptRegistered.$Properties|null);

                    /** OrderEvent personalDataGathered */
                    personalDataGathered?: (mart.types.v1.PersonalDataGathered.$Properties|null);

                    /** OrderEvent event */
                    event?: ("orderPlaced"|"paymentRequested"|"orderConfirmed"|"orderRejected"|"orderCancelled"|"orderPacked"|"orderShipped"|"orderDelivered"|"orderReturned"|"orderChanged"|"productInBasketsChanged"|"orderSlotClosed"|"stockRequested"|"orderPickingStarted"|"substituteProposed"|"substituteAnswered"|"orderDeliveryFailed"|"orderLinesReturned"|"paymentChangeRequested"|"receiptIssued"|"orderPickingGivenBack"|"receiptRegistered"|"personalDataGathered");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of an OrderEvent. */
                type $Shape = {
                  orderPlaced?: mart.order.v1.OrderPlaced.$Shape|null;
                  paymentRequested?: mart.order.v1.PaymentRequested.$Shape|null;
                  orderConfirmed?: mart.order.v1.OrderConfirmed.$Shape|null;
                  orderRejected?: mart.order.v1.OrderRejected.$Shape|null;
                  orderCancelled?: mart.order.v1.OrderCancelled.$Shape|null;
                  orderPacked?: mart.order.v1.OrderPacked.$Shape|null;
                  orderShipped?: mart.order.v1.OrderShipped.$Shape|null;
                  orderDelivered?: mart.order.v1.OrderDelivered.$Shape|null;
                  orderReturned?: mart.order.v1.OrderReturned.$Shape|null;
                  orderChanged?: mart.order.v1.OrderChanged.$Shape|null;
                  productInBasketsChanged?: mart.order.v1.ProductInBasketsChanged.$Shape|null;
                  orderSlotClosed?: mart.order.v1.OrderSlotClosed.$Shape|null;
                  stockRequested?: mart.order.v1.StockRequested.$Shape|null;
                  orderPickingStarted?: mart.order.v1.OrderPickingStarted.$Shape|null;
                  substituteProposed?: mart.order.v1.SubstituteProposed.$Shape|null;
                  substituteAnswered?: mart.order.v1.SubstituteAnswered.$Shape|null;
                  orderDeliveryFailed?: mart.order.v1.OrderDeliveryFailed.$Shape|null;
                  orderLinesReturned?: mart.order.v1.OrderLinesReturned.$Shape|null;
                  paymentChangeRequested?: mart.order.v1.PaymentChangeRequested.$Shape|null;
                  receiptIssued?: mart.order.v1.ReceiptIssued.$Shape|null;
                  orderPickingGivenBack?: mart.order.v1.OrderPickingGivenBack.$Shape|null;
                  receiptRegistered?: mart.order.v1.ReceiptRegistered.$Shape|null;
                  personalDataGathered?: mart.types.v1.PersonalDataGathered.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ event?: undefined; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "orderPlaced"; orderPlaced: mart.order.v1.OrderPlaced.$Shape; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "paymentRequested"; orderPlaced?: null; paymentRequested: mart.order.v1.PaymentRequested.$Shape; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "orderConfirmed"; orderPlaced?: null; paymentRequested?: null; orderConfirmed: mart.order.v1.OrderConfirmed.$Shape; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "orderRejected"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected: mart.order.v1.OrderRejected.$Shape; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "orderCancelled"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled: mart.order.v1.OrderCancelled.$Shape; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "orderPacked"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked: mart.order.v1.OrderPacked.$Shape; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "orderShipped"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped: mart.order.v1.OrderShipped.$Shape; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "orderDelivered"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered: mart.order.v1.OrderDelivered.$Shape; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "orderReturned"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned: mart.order.v1.OrderReturned.$Shape; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "orderChanged"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged: mart.order.v1.OrderChanged.$Shape; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "productInBasketsChanged"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged: mart.order.v1.ProductInBasketsChanged.$Shape; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "orderSlotClosed"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed: mart.order.v1.OrderSlotClosed.$Shape; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "stockRequested"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested: mart.order.v1.StockRequested.$Shape; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "orderPickingStarted"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted: mart.order.v1.OrderPickingStarted.$Shape; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "substituteProposed"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed: mart.order.v1.SubstituteProposed.$Shape; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "substituteAnswered"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered: mart.order.v1.SubstituteAnswered.$Shape; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "orderDeliveryFailed"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed: mart.order.v1.OrderDeliveryFailed.$Shape; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "orderLinesReturned"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned: mart.order.v1.OrderLinesReturned.$Shape; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "paymentChangeRequested"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested: mart.order.v1.PaymentChangeRequested.$Shape; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "receiptIssued"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued: mart.order.v1.ReceiptIssued.$Shape; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "orderPickingGivenBack"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack: mart.order.v1.OrderPickingGivenBack.$Shape; receiptRegistered?: null; personalDataGathered?: null }|{ event?: "receiptRegistered"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered: mart.order.v1.ReceiptRegistered.$Shape; personalDataGathered?: null }|{ event?: "personalDataGathered"; orderPlaced?: null; paymentRequested?: null; orderConfirmed?: null; orderRejected?: null; orderCancelled?: null; orderPacked?: null; orderShipped?: null; orderDelivered?: null; orderReturned?: null; orderChanged?: null; productInBasketsChanged?: null; orderSlotClosed?: null; stockRequested?: null; orderPickingStarted?: null; substituteProposed?: null; substituteAnswered?: null; orderDeliveryFailed?: null; orderLinesReturned?: null; paymentChangeRequested?: null; receiptIssued?: null; orderPickingGivenBack?: null; receiptRegistered?: null; personalDataGathered: mart.types.v1.PersonalDataGathered.$Shape })
                );
            }

            /**
             * Properties of an OrderItem.
             * @deprecated Use mart.order.v1.OrderItem.$Properties instead.
             */
            interface IOrderItem extends mart.order.v1.OrderItem.$Properties {
            }

            /** Represents an OrderItem. */
            class OrderItem {

                /**
                 * Constructs a new OrderItem.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.OrderItem.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OrderItem productId. */
                productId: string;

                /** OrderItem sku. */
                sku: string;

                /** OrderItem name. */
                name: string;

                /** OrderItem soldBy. */
                soldBy: string;

                /** OrderItem quantity. */
                quantity: number;

                /** OrderItem unitPrice. */
                unitPrice?: (mart.types.v1.Money.$Properties|null);

                /** OrderItem lineTotal. */
                lineTotal?: (mart.types.v1.Money.$Properties|null);

                /** OrderItem line. */
                line: number;

                /** OrderItem ifShort. */
                ifShort: string;

                /** OrderItem state. */
                state: string;

                /** OrderItem picked. */
                picked: number;

                /** OrderItem returned. */
                returned: number;

                /** OrderItem substituteFor. */
                substituteFor: number;

                /** OrderItem discount. */
                discount: number;

                /** OrderItem shortReason. */
                shortReason: string;

                /** OrderItem ageLimit. */
                ageLimit: number;

                /** OrderItem lacking. */
                lacking: number;

                /** OrderItem discounts. */
                discounts: mart.order.v1.Discount.$Properties[];

                /** OrderItem taxClass. */
                taxClass: string;

                /** OrderItem taxRate. */
                taxRate: number;

                /** OrderItem tax. */
                tax: number;

                /** OrderItem tariffCode. */
                tariffCode: string;

                /**
                 * Creates a new OrderItem instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OrderItem instance
                 */
                static create(properties: mart.order.v1.OrderItem.$Shape): mart.order.v1.OrderItem & mart.order.v1.OrderItem.$Shape;
                static create(properties?: mart.order.v1.OrderItem.$Properties): mart.order.v1.OrderItem;

                /**
                 * Encodes the specified OrderItem message. Does not implicitly {@link mart.order.v1.OrderItem.verify|verify} messages.
                 * @param message OrderItem message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.OrderItem.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OrderItem message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.OrderItem & mart.order.v1.OrderItem.$Shape} OrderItem
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.OrderItem & mart.order.v1.OrderItem.$Shape;

                /**
                 * Creates an OrderItem message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OrderItem
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.OrderItem;

                /**
                 * Creates a plain object from an OrderItem message. Also converts values to other types if specified.
                 * @param message OrderItem
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.OrderItem, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OrderItem to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OrderItem {

                /** Properties of an OrderItem. */
                interface $Properties {

                    /** OrderItem productId */
                    productId?: (string|null);

                    /** OrderItem sku */
                    sku?: (string|null);

                    /** OrderItem name */
                    name?: (string|null);

                    /** OrderItem soldBy */
                    soldBy?: (string|null);

                    /** OrderItem quantity */
                    quantity?: (number|null);

                    /** OrderItem unitPrice */
                    unitPrice?: (mart.types.v1.Money.$Properties|null);

                    /** OrderItem lineTotal */
                    lineTotal?: (mart.types.v1.Money.$Properties|null);

                    /** OrderItem line */
                    line?: (number|null);

                    /** OrderItem ifShort */
                    ifShort?: (string|null);

                    /** OrderItem state */
                    state?: (string|null);

                    /** OrderItem picked */
                    picked?: (number|null);

                    /** OrderItem returned */
                    returned?: (number|null);

                    /** OrderItem substituteFor */
                    substituteFor?: (number|null);

                    /** OrderItem discount */
                    discount?: (number|null);

                    /** OrderItem shortReason */
                    shortReason?: (string|null);

                    /** OrderItem ageLimit */
                    ageLimit?: (number|null);

                    /** OrderItem lacking */
                    lacking?: (number|null);

                    /** OrderItem discounts */
                    discounts?: (mart.order.v1.Discount.$Properties[]|null);

                    /** OrderItem taxClass */
                    taxClass?: (string|null);

                    /** OrderItem taxRate */
                    taxRate?: (number|null);

                    /** OrderItem tax */
                    tax?: (number|null);

                    /** OrderItem tariffCode */
                    tariffCode?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OrderItem. */
                type $Shape = mart.order.v1.OrderItem.$Properties;
            }

            /**
             * Properties of a Discount.
             * @deprecated Use mart.order.v1.Discount.$Properties instead.
             */
            interface IDiscount extends mart.order.v1.Discount.$Properties {
            }

            /** Represents a Discount. */
            class Discount {

                /**
                 * Constructs a new Discount.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.Discount.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Discount offerId. */
                offerId: string;

                /** Discount name. */
                name: string;

                /** Discount amount. */
                amount: number;

                /**
                 * Creates a new Discount instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Discount instance
                 */
                static create(properties: mart.order.v1.Discount.$Shape): mart.order.v1.Discount & mart.order.v1.Discount.$Shape;
                static create(properties?: mart.order.v1.Discount.$Properties): mart.order.v1.Discount;

                /**
                 * Encodes the specified Discount message. Does not implicitly {@link mart.order.v1.Discount.verify|verify} messages.
                 * @param message Discount message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.Discount.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Discount message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.Discount & mart.order.v1.Discount.$Shape} Discount
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.Discount & mart.order.v1.Discount.$Shape;

                /**
                 * Creates a Discount message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Discount
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.Discount;

                /**
                 * Creates a plain object from a Discount message. Also converts values to other types if specified.
                 * @param message Discount
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.Discount, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Discount to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace Discount {

                /** Properties of a Discount. */
                interface $Properties {

                    /** Discount offerId */
                    offerId?: (string|null);

                    /** Discount name */
                    name?: (string|null);

                    /** Discount amount */
                    amount?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Discount. */
                type $Shape = mart.order.v1.Discount.$Properties;
            }

            /**
             * Properties of a Tax.
             * @deprecated Use mart.order.v1.Tax.$Properties instead.
             */
            interface ITax extends mart.order.v1.Tax.$Properties {
            }

            /** Represents a Tax. */
            class Tax {

                /**
                 * Constructs a new Tax.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.Tax.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Tax taxClass. */
                taxClass: string;

                /** Tax rate. */
                rate: number;

                /** Tax gross. */
                gross: number;

                /** Tax amount. */
                amount: number;

                /**
                 * Creates a new Tax instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Tax instance
                 */
                static create(properties: mart.order.v1.Tax.$Shape): mart.order.v1.Tax & mart.order.v1.Tax.$Shape;
                static create(properties?: mart.order.v1.Tax.$Properties): mart.order.v1.Tax;

                /**
                 * Encodes the specified Tax message. Does not implicitly {@link mart.order.v1.Tax.verify|verify} messages.
                 * @param message Tax message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.Tax.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Tax message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.Tax & mart.order.v1.Tax.$Shape} Tax
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.Tax & mart.order.v1.Tax.$Shape;

                /**
                 * Creates a Tax message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Tax
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.Tax;

                /**
                 * Creates a plain object from a Tax message. Also converts values to other types if specified.
                 * @param message Tax
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.Tax, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Tax to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace Tax {

                /** Properties of a Tax. */
                interface $Properties {

                    /** Tax taxClass */
                    taxClass?: (string|null);

                    /** Tax rate */
                    rate?: (number|null);

                    /** Tax gross */
                    gross?: (number|null);

                    /** Tax amount */
                    amount?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Tax. */
                type $Shape = mart.order.v1.Tax.$Properties;
            }

            /**
             * Properties of a Hold.
             * @deprecated Use mart.order.v1.Hold.$Properties instead.
             */
            interface IHold extends mart.order.v1.Hold.$Properties {
            }

            /** Represents a Hold. */
            class Hold {

                /**
                 * Constructs a new Hold.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.Hold.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Hold productId. */
                productId: string;

                /** Hold soldBy. */
                soldBy: string;

                /** Hold quantity. */
                quantity: number;

                /** Hold most. */
                most: number;

                /**
                 * Creates a new Hold instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Hold instance
                 */
                static create(properties: mart.order.v1.Hold.$Shape): mart.order.v1.Hold & mart.order.v1.Hold.$Shape;
                static create(properties?: mart.order.v1.Hold.$Properties): mart.order.v1.Hold;

                /**
                 * Encodes the specified Hold message. Does not implicitly {@link mart.order.v1.Hold.verify|verify} messages.
                 * @param message Hold message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.Hold.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Hold message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.Hold & mart.order.v1.Hold.$Shape} Hold
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.Hold & mart.order.v1.Hold.$Shape;

                /**
                 * Creates a Hold message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Hold
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.Hold;

                /**
                 * Creates a plain object from a Hold message. Also converts values to other types if specified.
                 * @param message Hold
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.Hold, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Hold to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace Hold {

                /** Properties of a Hold. */
                interface $Properties {

                    /** Hold productId */
                    productId?: (string|null);

                    /** Hold soldBy */
                    soldBy?: (string|null);

                    /** Hold quantity */
                    quantity?: (number|null);

                    /** Hold most */
                    most?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Hold. */
                type $Shape = mart.order.v1.Hold.$Properties;
            }

            /**
             * Properties of a Fee.
             * @deprecated Use mart.order.v1.Fee.$Properties instead.
             */
            interface IFee extends mart.order.v1.Fee.$Properties {
            }

            /** Represents a Fee. */
            class Fee {

                /**
                 * Constructs a new Fee.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.Fee.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Fee name. */
                name: string;

                /** Fee amount. */
                amount?: (mart.types.v1.Money.$Properties|null);

                /**
                 * Creates a new Fee instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Fee instance
                 */
                static create(properties: mart.order.v1.Fee.$Shape): mart.order.v1.Fee & mart.order.v1.Fee.$Shape;
                static create(properties?: mart.order.v1.Fee.$Properties): mart.order.v1.Fee;

                /**
                 * Encodes the specified Fee message. Does not implicitly {@link mart.order.v1.Fee.verify|verify} messages.
                 * @param message Fee message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.Fee.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Fee message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.Fee & mart.order.v1.Fee.$Shape} Fee
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.Fee & mart.order.v1.Fee.$Shape;

                /**
                 * Creates a Fee message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Fee
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.Fee;

                /**
                 * Creates a plain object from a Fee message. Also converts values to other types if specified.
                 * @param message Fee
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.Fee, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Fee to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace Fee {

                /** Properties of a Fee. */
                interface $Properties {

                    /** Fee name */
                    name?: (string|null);

                    /** Fee amount */
                    amount?: (mart.types.v1.Money.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Fee. */
                type $Shape = mart.order.v1.Fee.$Properties;
            }

            /**
             * Properties of a Slot.
             * @deprecated Use mart.order.v1.Slot.$Properties instead.
             */
            interface ISlot extends mart.order.v1.Slot.$Properties {
            }

            /** Represents a Slot. */
            class Slot {

                /**
                 * Constructs a new Slot.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.Slot.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Slot id. */
                id: string;

                /** Slot start. */
                start?: (google.protobuf.Timestamp.$Properties|null);

                /** Slot end. */
                end?: (google.protobuf.Timestamp.$Properties|null);

                /**
                 * Creates a new Slot instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Slot instance
                 */
                static create(properties: mart.order.v1.Slot.$Shape): mart.order.v1.Slot & mart.order.v1.Slot.$Shape;
                static create(properties?: mart.order.v1.Slot.$Properties): mart.order.v1.Slot;

                /**
                 * Encodes the specified Slot message. Does not implicitly {@link mart.order.v1.Slot.verify|verify} messages.
                 * @param message Slot message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.Slot.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Slot message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.Slot & mart.order.v1.Slot.$Shape} Slot
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.Slot & mart.order.v1.Slot.$Shape;

                /**
                 * Creates a Slot message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Slot
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.Slot;

                /**
                 * Creates a plain object from a Slot message. Also converts values to other types if specified.
                 * @param message Slot
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.Slot, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Slot to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace Slot {

                /** Properties of a Slot. */
                interface $Properties {

                    /** Slot id */
                    id?: (string|null);

                    /** Slot start */
                    start?: (google.protobuf.Timestamp.$Properties|null);

                    /** Slot end */
                    end?: (google.protobuf.Timestamp.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Slot. */
                type $Shape = mart.order.v1.Slot.$Properties;
            }

            /**
             * Properties of an Order.
             * @deprecated Use mart.order.v1.Order.$Properties instead.
             */
            interface IOrder extends mart.order.v1.Order.$Properties {
            }

            /** Represents an Order. */
            class Order {

                /**
                 * Constructs a new Order.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.Order.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Order id. */
                id: string;

                /** Order number. */
                number: string;

                /** Order customerId. */
                customerId: string;

                /** Order status. */
                status: string;

                /** Order items. */
                items: mart.order.v1.OrderItem.$Properties[];

                /** Order subtotal. */
                subtotal?: (mart.types.v1.Money.$Properties|null);

                /** Order deliveryFee. */
                deliveryFee?: (mart.types.v1.Money.$Properties|null);

                /** Order total. */
                total?: (mart.types.v1.Money.$Properties|null);

                /** Order paymentMethod. */
                paymentMethod: string;

                /** Order shippingAddress. */
                shippingAddress?: (mart.types.v1.Address.$Properties|null);

                /** Order note. */
                note: string;

                /** Order version. */
                version: number;

                /** Order createdAt. */
                createdAt?: (google.protobuf.Timestamp.$Properties|null);

                /** Order fees. */
                fees: mart.order.v1.Fee.$Properties[];

                /** Order slots. */
                slots: mart.order.v1.Slot.$Properties[];

                /** Order orderedTotal. */
                orderedTotal: number;

                /** Order authorize. */
                authorize: number;

                /** Order discount. */
                discount: number;

                /** Order holds. */
                holds: mart.order.v1.Hold.$Properties[];

                /** Order flags. */
                flags: string[];

                /** Order courierId. */
                courierId: string;

                /** Order payWith. */
                payWith: number;

                /** Order attempts. */
                attempts: number;

                /** Order taxTotal. */
                taxTotal: number;

                /** Order taxes. */
                taxes: mart.order.v1.Tax.$Properties[];

                /** Order tip. */
                tip: number;

                /** Order coupons. */
                coupons: string[];

                /** Order invoice. */
                invoice: string;

                /**
                 * Creates a new Order instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Order instance
                 */
                static create(properties: mart.order.v1.Order.$Shape): mart.order.v1.Order & mart.order.v1.Order.$Shape;
                static create(properties?: mart.order.v1.Order.$Properties): mart.order.v1.Order;

                /**
                 * Encodes the specified Order message. Does not implicitly {@link mart.order.v1.Order.verify|verify} messages.
                 * @param message Order message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.Order.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Order message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.Order & mart.order.v1.Order.$Shape} Order
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.Order & mart.order.v1.Order.$Shape;

                /**
                 * Creates an Order message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Order
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.Order;

                /**
                 * Creates a plain object from an Order message. Also converts values to other types if specified.
                 * @param message Order
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.Order, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Order to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace Order {

                /** Properties of an Order. */
                interface $Properties {

                    /** Order id */
                    id?: (string|null);

                    /** Order number */
                    number?: (string|null);

                    /** Order customerId */
                    customerId?: (string|null);

                    /** Order status */
                    status?: (string|null);

                    /** Order items */
                    items?: (mart.order.v1.OrderItem.$Properties[]|null);

                    /** Order subtotal */
                    subtotal?: (mart.types.v1.Money.$Properties|null);

                    /** Order deliveryFee */
                    deliveryFee?: (mart.types.v1.Money.$Properties|null);

                    /** Order total */
                    total?: (mart.types.v1.Money.$Properties|null);

                    /** Order paymentMethod */
                    paymentMethod?: (string|null);

                    /** Order shippingAddress */
                    shippingAddress?: (mart.types.v1.Address.$Properties|null);

                    /** Order note */
                    note?: (string|null);

                    /** Order version */
                    version?: (number|null);

                    /** Order createdAt */
                    createdAt?: (google.protobuf.Timestamp.$Properties|null);

                    /** Order fees */
                    fees?: (mart.order.v1.Fee.$Properties[]|null);

                    /** Order slots */
                    slots?: (mart.order.v1.Slot.$Properties[]|null);

                    /** Order orderedTotal */
                    orderedTotal?: (number|null);

                    /** Order authorize */
                    authorize?: (number|null);

                    /** Order discount */
                    discount?: (number|null);

                    /** Order holds */
                    holds?: (mart.order.v1.Hold.$Properties[]|null);

                    /** Order flags */
                    flags?: (string[]|null);

                    /** Order courierId */
                    courierId?: (string|null);

                    /** Order payWith */
                    payWith?: (number|null);

                    /** Order attempts */
                    attempts?: (number|null);

                    /** Order taxTotal */
                    taxTotal?: (number|null);

                    /** Order taxes */
                    taxes?: (mart.order.v1.Tax.$Properties[]|null);

                    /** Order tip */
                    tip?: (number|null);

                    /** Order coupons */
                    coupons?: (string[]|null);

                    /** Order invoice */
                    invoice?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Order. */
                type $Shape = mart.order.v1.Order.$Properties;
            }

            /**
             * Properties of an OrderPlaced.
             * @deprecated Use mart.order.v1.OrderPlaced.$Properties instead.
             */
            interface IOrderPlaced extends mart.order.v1.OrderPlaced.$Properties {
            }

            /** Represents an OrderPlaced. */
            class OrderPlaced {

                /**
                 * Constructs a new OrderPlaced.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.OrderPlaced.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OrderPlaced order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /**
                 * Creates a new OrderPlaced instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OrderPlaced instance
                 */
                static create(properties: mart.order.v1.OrderPlaced.$Shape): mart.order.v1.OrderPlaced & mart.order.v1.OrderPlaced.$Shape;
                static create(properties?: mart.order.v1.OrderPlaced.$Properties): mart.order.v1.OrderPlaced;

                /**
                 * Encodes the specified OrderPlaced message. Does not implicitly {@link mart.order.v1.OrderPlaced.verify|verify} messages.
                 * @param message OrderPlaced message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.OrderPlaced.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OrderPlaced message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.OrderPlaced & mart.order.v1.OrderPlaced.$Shape} OrderPlaced
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.OrderPlaced & mart.order.v1.OrderPlaced.$Shape;

                /**
                 * Creates an OrderPlaced message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OrderPlaced
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.OrderPlaced;

                /**
                 * Creates a plain object from an OrderPlaced message. Also converts values to other types if specified.
                 * @param message OrderPlaced
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.OrderPlaced, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OrderPlaced to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OrderPlaced {

                /** Properties of an OrderPlaced. */
                interface $Properties {

                    /** OrderPlaced order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OrderPlaced. */
                type $Shape = mart.order.v1.OrderPlaced.$Properties;
            }

            /**
             * Properties of a PaymentRequested.
             * @deprecated Use mart.order.v1.PaymentRequested.$Properties instead.
             */
            interface IPaymentRequested extends mart.order.v1.PaymentRequested.$Properties {
            }

            /** Represents a PaymentRequested. */
            class PaymentRequested {

                /**
                 * Constructs a new PaymentRequested.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.PaymentRequested.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PaymentRequested order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /** PaymentRequested expiresAt. */
                expiresAt?: (google.protobuf.Timestamp.$Properties|null);

                /**
                 * Creates a new PaymentRequested instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PaymentRequested instance
                 */
                static create(properties: mart.order.v1.PaymentRequested.$Shape): mart.order.v1.PaymentRequested & mart.order.v1.PaymentRequested.$Shape;
                static create(properties?: mart.order.v1.PaymentRequested.$Properties): mart.order.v1.PaymentRequested;

                /**
                 * Encodes the specified PaymentRequested message. Does not implicitly {@link mart.order.v1.PaymentRequested.verify|verify} messages.
                 * @param message PaymentRequested message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.PaymentRequested.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PaymentRequested message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.PaymentRequested & mart.order.v1.PaymentRequested.$Shape} PaymentRequested
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.PaymentRequested & mart.order.v1.PaymentRequested.$Shape;

                /**
                 * Creates a PaymentRequested message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns PaymentRequested
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.PaymentRequested;

                /**
                 * Creates a plain object from a PaymentRequested message. Also converts values to other types if specified.
                 * @param message PaymentRequested
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.PaymentRequested, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this PaymentRequested to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace PaymentRequested {

                /** Properties of a PaymentRequested. */
                interface $Properties {

                    /** PaymentRequested order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** PaymentRequested expiresAt */
                    expiresAt?: (google.protobuf.Timestamp.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PaymentRequested. */
                type $Shape = mart.order.v1.PaymentRequested.$Properties;
            }

            /**
             * Properties of an OrderConfirmed.
             * @deprecated Use mart.order.v1.OrderConfirmed.$Properties instead.
             */
            interface IOrderConfirmed extends mart.order.v1.OrderConfirmed.$Properties {
            }

            /** Represents an OrderConfirmed. */
            class OrderConfirmed {

                /**
                 * Constructs a new OrderConfirmed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.OrderConfirmed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OrderConfirmed order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /**
                 * Creates a new OrderConfirmed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OrderConfirmed instance
                 */
                static create(properties: mart.order.v1.OrderConfirmed.$Shape): mart.order.v1.OrderConfirmed & mart.order.v1.OrderConfirmed.$Shape;
                static create(properties?: mart.order.v1.OrderConfirmed.$Properties): mart.order.v1.OrderConfirmed;

                /**
                 * Encodes the specified OrderConfirmed message. Does not implicitly {@link mart.order.v1.OrderConfirmed.verify|verify} messages.
                 * @param message OrderConfirmed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.OrderConfirmed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OrderConfirmed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.OrderConfirmed & mart.order.v1.OrderConfirmed.$Shape} OrderConfirmed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.OrderConfirmed & mart.order.v1.OrderConfirmed.$Shape;

                /**
                 * Creates an OrderConfirmed message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OrderConfirmed
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.OrderConfirmed;

                /**
                 * Creates a plain object from an OrderConfirmed message. Also converts values to other types if specified.
                 * @param message OrderConfirmed
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.OrderConfirmed, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OrderConfirmed to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OrderConfirmed {

                /** Properties of an OrderConfirmed. */
                interface $Properties {

                    /** OrderConfirmed order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OrderConfirmed. */
                type $Shape = mart.order.v1.OrderConfirmed.$Properties;
            }

            /**
             * Properties of an OrderLineShort.
             * @deprecated Use mart.order.v1.OrderLineShort.$Properties instead.
             */
            interface IOrderLineShort extends mart.order.v1.OrderLineShort.$Properties {
            }

            /** Represents an OrderLineShort. */
            class OrderLineShort {

                /**
                 * Constructs a new OrderLineShort.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.OrderLineShort.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OrderLineShort productId. */
                productId: string;

                /** OrderLineShort name. */
                name: string;

                /** OrderLineShort requested. */
                requested: number;

                /** OrderLineShort available. */
                available: number;

                /**
                 * Creates a new OrderLineShort instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OrderLineShort instance
                 */
                static create(properties: mart.order.v1.OrderLineShort.$Shape): mart.order.v1.OrderLineShort & mart.order.v1.OrderLineShort.$Shape;
                static create(properties?: mart.order.v1.OrderLineShort.$Properties): mart.order.v1.OrderLineShort;

                /**
                 * Encodes the specified OrderLineShort message. Does not implicitly {@link mart.order.v1.OrderLineShort.verify|verify} messages.
                 * @param message OrderLineShort message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.OrderLineShort.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OrderLineShort message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.OrderLineShort & mart.order.v1.OrderLineShort.$Shape} OrderLineShort
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.OrderLineShort & mart.order.v1.OrderLineShort.$Shape;

                /**
                 * Creates an OrderLineShort message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OrderLineShort
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.OrderLineShort;

                /**
                 * Creates a plain object from an OrderLineShort message. Also converts values to other types if specified.
                 * @param message OrderLineShort
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.OrderLineShort, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OrderLineShort to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OrderLineShort {

                /** Properties of an OrderLineShort. */
                interface $Properties {

                    /** OrderLineShort productId */
                    productId?: (string|null);

                    /** OrderLineShort name */
                    name?: (string|null);

                    /** OrderLineShort requested */
                    requested?: (number|null);

                    /** OrderLineShort available */
                    available?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OrderLineShort. */
                type $Shape = mart.order.v1.OrderLineShort.$Properties;
            }

            /**
             * Properties of an OrderRejected.
             * @deprecated Use mart.order.v1.OrderRejected.$Properties instead.
             */
            interface IOrderRejected extends mart.order.v1.OrderRejected.$Properties {
            }

            /** Represents an OrderRejected. */
            class OrderRejected {

                /**
                 * Constructs a new OrderRejected.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.OrderRejected.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OrderRejected order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /** OrderRejected short. */
                short: mart.order.v1.OrderLineShort.$Properties[];

                /**
                 * Creates a new OrderRejected instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OrderRejected instance
                 */
                static create(properties: mart.order.v1.OrderRejected.$Shape): mart.order.v1.OrderRejected & mart.order.v1.OrderRejected.$Shape;
                static create(properties?: mart.order.v1.OrderRejected.$Properties): mart.order.v1.OrderRejected;

                /**
                 * Encodes the specified OrderRejected message. Does not implicitly {@link mart.order.v1.OrderRejected.verify|verify} messages.
                 * @param message OrderRejected message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.OrderRejected.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OrderRejected message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.OrderRejected & mart.order.v1.OrderRejected.$Shape} OrderRejected
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.OrderRejected & mart.order.v1.OrderRejected.$Shape;

                /**
                 * Creates an OrderRejected message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OrderRejected
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.OrderRejected;

                /**
                 * Creates a plain object from an OrderRejected message. Also converts values to other types if specified.
                 * @param message OrderRejected
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.OrderRejected, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OrderRejected to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OrderRejected {

                /** Properties of an OrderRejected. */
                interface $Properties {

                    /** OrderRejected order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** OrderRejected short */
                    short?: (mart.order.v1.OrderLineShort.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OrderRejected. */
                type $Shape = mart.order.v1.OrderRejected.$Properties;
            }

            /**
             * Properties of an OrderCancelled.
             * @deprecated Use mart.order.v1.OrderCancelled.$Properties instead.
             */
            interface IOrderCancelled extends mart.order.v1.OrderCancelled.$Properties {
            }

            /** Represents an OrderCancelled. */
            class OrderCancelled {

                /**
                 * Constructs a new OrderCancelled.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.OrderCancelled.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OrderCancelled order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /** OrderCancelled cause. */
                cause: string;

                /** OrderCancelled reason. */
                reason: string;

                /**
                 * Creates a new OrderCancelled instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OrderCancelled instance
                 */
                static create(properties: mart.order.v1.OrderCancelled.$Shape): mart.order.v1.OrderCancelled & mart.order.v1.OrderCancelled.$Shape;
                static create(properties?: mart.order.v1.OrderCancelled.$Properties): mart.order.v1.OrderCancelled;

                /**
                 * Encodes the specified OrderCancelled message. Does not implicitly {@link mart.order.v1.OrderCancelled.verify|verify} messages.
                 * @param message OrderCancelled message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.OrderCancelled.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OrderCancelled message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.OrderCancelled & mart.order.v1.OrderCancelled.$Shape} OrderCancelled
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.OrderCancelled & mart.order.v1.OrderCancelled.$Shape;

                /**
                 * Creates an OrderCancelled message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OrderCancelled
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.OrderCancelled;

                /**
                 * Creates a plain object from an OrderCancelled message. Also converts values to other types if specified.
                 * @param message OrderCancelled
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.OrderCancelled, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OrderCancelled to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OrderCancelled {

                /** Properties of an OrderCancelled. */
                interface $Properties {

                    /** OrderCancelled order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** OrderCancelled cause */
                    cause?: (string|null);

                    /** OrderCancelled reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OrderCancelled. */
                type $Shape = mart.order.v1.OrderCancelled.$Properties;
            }

            /**
             * Properties of an OrderPacked.
             * @deprecated Use mart.order.v1.OrderPacked.$Properties instead.
             */
            interface IOrderPacked extends mart.order.v1.OrderPacked.$Properties {
            }

            /** Represents an OrderPacked. */
            class OrderPacked {

                /**
                 * Constructs a new OrderPacked.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.OrderPacked.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OrderPacked order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /**
                 * Creates a new OrderPacked instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OrderPacked instance
                 */
                static create(properties: mart.order.v1.OrderPacked.$Shape): mart.order.v1.OrderPacked & mart.order.v1.OrderPacked.$Shape;
                static create(properties?: mart.order.v1.OrderPacked.$Properties): mart.order.v1.OrderPacked;

                /**
                 * Encodes the specified OrderPacked message. Does not implicitly {@link mart.order.v1.OrderPacked.verify|verify} messages.
                 * @param message OrderPacked message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.OrderPacked.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OrderPacked message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.OrderPacked & mart.order.v1.OrderPacked.$Shape} OrderPacked
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.OrderPacked & mart.order.v1.OrderPacked.$Shape;

                /**
                 * Creates an OrderPacked message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OrderPacked
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.OrderPacked;

                /**
                 * Creates a plain object from an OrderPacked message. Also converts values to other types if specified.
                 * @param message OrderPacked
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.OrderPacked, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OrderPacked to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OrderPacked {

                /** Properties of an OrderPacked. */
                interface $Properties {

                    /** OrderPacked order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OrderPacked. */
                type $Shape = mart.order.v1.OrderPacked.$Properties;
            }

            /**
             * Properties of an OrderShipped.
             * @deprecated Use mart.order.v1.OrderShipped.$Properties instead.
             */
            interface IOrderShipped extends mart.order.v1.OrderShipped.$Properties {
            }

            /** Represents an OrderShipped. */
            class OrderShipped {

                /**
                 * Constructs a new OrderShipped.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.OrderShipped.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OrderShipped order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /** OrderShipped carrier. */
                carrier: string;

                /** OrderShipped trackingNumber. */
                trackingNumber: string;

                /**
                 * Creates a new OrderShipped instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OrderShipped instance
                 */
                static create(properties: mart.order.v1.OrderShipped.$Shape): mart.order.v1.OrderShipped & mart.order.v1.OrderShipped.$Shape;
                static create(properties?: mart.order.v1.OrderShipped.$Properties): mart.order.v1.OrderShipped;

                /**
                 * Encodes the specified OrderShipped message. Does not implicitly {@link mart.order.v1.OrderShipped.verify|verify} messages.
                 * @param message OrderShipped message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.OrderShipped.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OrderShipped message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.OrderShipped & mart.order.v1.OrderShipped.$Shape} OrderShipped
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.OrderShipped & mart.order.v1.OrderShipped.$Shape;

                /**
                 * Creates an OrderShipped message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OrderShipped
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.OrderShipped;

                /**
                 * Creates a plain object from an OrderShipped message. Also converts values to other types if specified.
                 * @param message OrderShipped
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.OrderShipped, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OrderShipped to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OrderShipped {

                /** Properties of an OrderShipped. */
                interface $Properties {

                    /** OrderShipped order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** OrderShipped carrier */
                    carrier?: (string|null);

                    /** OrderShipped trackingNumber */
                    trackingNumber?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OrderShipped. */
                type $Shape = mart.order.v1.OrderShipped.$Properties;
            }

            /**
             * Properties of an OrderDelivered.
             * @deprecated Use mart.order.v1.OrderDelivered.$Properties instead.
             */
            interface IOrderDelivered extends mart.order.v1.OrderDelivered.$Properties {
            }

            /** Represents an OrderDelivered. */
            class OrderDelivered {

                /**
                 * Constructs a new OrderDelivered.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.OrderDelivered.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OrderDelivered order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /** OrderDelivered collected. */
                collected: number;

                /** OrderDelivered counted. */
                counted: boolean;

                /** OrderDelivered differenceReason. */
                differenceReason: string;

                /**
                 * Creates a new OrderDelivered instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OrderDelivered instance
                 */
                static create(properties: mart.order.v1.OrderDelivered.$Shape): mart.order.v1.OrderDelivered & mart.order.v1.OrderDelivered.$Shape;
                static create(properties?: mart.order.v1.OrderDelivered.$Properties): mart.order.v1.OrderDelivered;

                /**
                 * Encodes the specified OrderDelivered message. Does not implicitly {@link mart.order.v1.OrderDelivered.verify|verify} messages.
                 * @param message OrderDelivered message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.OrderDelivered.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OrderDelivered message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.OrderDelivered & mart.order.v1.OrderDelivered.$Shape} OrderDelivered
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.OrderDelivered & mart.order.v1.OrderDelivered.$Shape;

                /**
                 * Creates an OrderDelivered message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OrderDelivered
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.OrderDelivered;

                /**
                 * Creates a plain object from an OrderDelivered message. Also converts values to other types if specified.
                 * @param message OrderDelivered
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.OrderDelivered, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OrderDelivered to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OrderDelivered {

                /** Properties of an OrderDelivered. */
                interface $Properties {

                    /** OrderDelivered order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** OrderDelivered collected */
                    collected?: (number|null);

                    /** OrderDelivered counted */
                    counted?: (boolean|null);

                    /** OrderDelivered differenceReason */
                    differenceReason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OrderDelivered. */
                type $Shape = mart.order.v1.OrderDelivered.$Properties;
            }

            /**
             * Properties of an OrderReturned.
             * @deprecated Use mart.order.v1.OrderReturned.$Properties instead.
             */
            interface IOrderReturned extends mart.order.v1.OrderReturned.$Properties {
            }

            /** Represents an OrderReturned. */
            class OrderReturned {

                /**
                 * Constructs a new OrderReturned.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.OrderReturned.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OrderReturned order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /** OrderReturned reason. */
                reason: string;

                /** OrderReturned restock. */
                restock: boolean;

                /**
                 * Creates a new OrderReturned instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OrderReturned instance
                 */
                static create(properties: mart.order.v1.OrderReturned.$Shape): mart.order.v1.OrderReturned & mart.order.v1.OrderReturned.$Shape;
                static create(properties?: mart.order.v1.OrderReturned.$Properties): mart.order.v1.OrderReturned;

                /**
                 * Encodes the specified OrderReturned message. Does not implicitly {@link mart.order.v1.OrderReturned.verify|verify} messages.
                 * @param message OrderReturned message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.OrderReturned.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OrderReturned message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.OrderReturned & mart.order.v1.OrderReturned.$Shape} OrderReturned
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.OrderReturned & mart.order.v1.OrderReturned.$Shape;

                /**
                 * Creates an OrderReturned message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OrderReturned
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.OrderReturned;

                /**
                 * Creates a plain object from an OrderReturned message. Also converts values to other types if specified.
                 * @param message OrderReturned
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.OrderReturned, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OrderReturned to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OrderReturned {

                /** Properties of an OrderReturned. */
                interface $Properties {

                    /** OrderReturned order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** OrderReturned reason */
                    reason?: (string|null);

                    /** OrderReturned restock */
                    restock?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OrderReturned. */
                type $Shape = mart.order.v1.OrderReturned.$Properties;
            }

            /**
             * Properties of an OrderLinesReturned.
             * @deprecated Use mart.order.v1.OrderLinesReturned.$Properties instead.
             */
            interface IOrderLinesReturned extends mart.order.v1.OrderLinesReturned.$Properties {
            }

            /** Represents an OrderLinesReturned. */
            class OrderLinesReturned {

                /**
                 * Constructs a new OrderLinesReturned.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.OrderLinesReturned.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OrderLinesReturned order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /** OrderLinesReturned lines. */
                lines: mart.order.v1.ReturnedLine.$Properties[];

                /** OrderLinesReturned reason. */
                reason: string;

                /** OrderLinesReturned restock. */
                restock: boolean;

                /**
                 * Creates a new OrderLinesReturned instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OrderLinesReturned instance
                 */
                static create(properties: mart.order.v1.OrderLinesReturned.$Shape): mart.order.v1.OrderLinesReturned & mart.order.v1.OrderLinesReturned.$Shape;
                static create(properties?: mart.order.v1.OrderLinesReturned.$Properties): mart.order.v1.OrderLinesReturned;

                /**
                 * Encodes the specified OrderLinesReturned message. Does not implicitly {@link mart.order.v1.OrderLinesReturned.verify|verify} messages.
                 * @param message OrderLinesReturned message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.OrderLinesReturned.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OrderLinesReturned message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.OrderLinesReturned & mart.order.v1.OrderLinesReturned.$Shape} OrderLinesReturned
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.OrderLinesReturned & mart.order.v1.OrderLinesReturned.$Shape;

                /**
                 * Creates an OrderLinesReturned message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OrderLinesReturned
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.OrderLinesReturned;

                /**
                 * Creates a plain object from an OrderLinesReturned message. Also converts values to other types if specified.
                 * @param message OrderLinesReturned
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.OrderLinesReturned, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OrderLinesReturned to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OrderLinesReturned {

                /** Properties of an OrderLinesReturned. */
                interface $Properties {

                    /** OrderLinesReturned order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** OrderLinesReturned lines */
                    lines?: (mart.order.v1.ReturnedLine.$Properties[]|null);

                    /** OrderLinesReturned reason */
                    reason?: (string|null);

                    /** OrderLinesReturned restock */
                    restock?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OrderLinesReturned. */
                type $Shape = mart.order.v1.OrderLinesReturned.$Properties;
            }

            /**
             * Properties of a ReturnedLine.
             * @deprecated Use mart.order.v1.ReturnedLine.$Properties instead.
             */
            interface IReturnedLine extends mart.order.v1.ReturnedLine.$Properties {
            }

            /** Represents a ReturnedLine. */
            class ReturnedLine {

                /**
                 * Constructs a new ReturnedLine.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.ReturnedLine.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReturnedLine line. */
                line: number;

                /** ReturnedLine productId. */
                productId: string;

                /** ReturnedLine soldBy. */
                soldBy: string;

                /** ReturnedLine quantity. */
                quantity: number;

                /** ReturnedLine amount. */
                amount?: (mart.types.v1.Money.$Properties|null);

                /**
                 * Creates a new ReturnedLine instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ReturnedLine instance
                 */
                static create(properties: mart.order.v1.ReturnedLine.$Shape): mart.order.v1.ReturnedLine & mart.order.v1.ReturnedLine.$Shape;
                static create(properties?: mart.order.v1.ReturnedLine.$Properties): mart.order.v1.ReturnedLine;

                /**
                 * Encodes the specified ReturnedLine message. Does not implicitly {@link mart.order.v1.ReturnedLine.verify|verify} messages.
                 * @param message ReturnedLine message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.ReturnedLine.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReturnedLine message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.ReturnedLine & mart.order.v1.ReturnedLine.$Shape} ReturnedLine
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.ReturnedLine & mart.order.v1.ReturnedLine.$Shape;

                /**
                 * Creates a ReturnedLine message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns ReturnedLine
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.ReturnedLine;

                /**
                 * Creates a plain object from a ReturnedLine message. Also converts values to other types if specified.
                 * @param message ReturnedLine
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.ReturnedLine, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this ReturnedLine to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace ReturnedLine {

                /** Properties of a ReturnedLine. */
                interface $Properties {

                    /** ReturnedLine line */
                    line?: (number|null);

                    /** ReturnedLine productId */
                    productId?: (string|null);

                    /** ReturnedLine soldBy */
                    soldBy?: (string|null);

                    /** ReturnedLine quantity */
                    quantity?: (number|null);

                    /** ReturnedLine amount */
                    amount?: (mart.types.v1.Money.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReturnedLine. */
                type $Shape = mart.order.v1.ReturnedLine.$Properties;
            }

            /**
             * Properties of a ReceiptIssued.
             * @deprecated Use mart.order.v1.ReceiptIssued.$Properties instead.
             */
            interface IReceiptIssued extends mart.order.v1.ReceiptIssued.$Properties {
            }

            /** Represents a ReceiptIssued. */
            class ReceiptIssued {

                /**
                 * Constructs a new ReceiptIssued.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.ReceiptIssued.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReceiptIssued order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /** ReceiptIssued number. */
                number: string;

                /** ReceiptIssued kind. */
                kind: string;

                /** ReceiptIssued cause. */
                cause: string;

                /** ReceiptIssued total. */
                total?: (mart.types.v1.Money.$Properties|null);

                /** ReceiptIssued taxTotal. */
                taxTotal: number;

                /** ReceiptIssued issuedAt. */
                issuedAt?: (google.protobuf.Timestamp.$Properties|null);

                /** ReceiptIssued path. */
                path: string;

                /** ReceiptIssued document. */
                document?: (mart.types.v1.ReceiptDocument.$Properties|null);

                /**
                 * Creates a new ReceiptIssued instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ReceiptIssued instance
                 */
                static create(properties: mart.order.v1.ReceiptIssued.$Shape): mart.order.v1.ReceiptIssued & mart.order.v1.ReceiptIssued.$Shape;
                static create(properties?: mart.order.v1.ReceiptIssued.$Properties): mart.order.v1.ReceiptIssued;

                /**
                 * Encodes the specified ReceiptIssued message. Does not implicitly {@link mart.order.v1.ReceiptIssued.verify|verify} messages.
                 * @param message ReceiptIssued message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.ReceiptIssued.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReceiptIssued message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.ReceiptIssued & mart.order.v1.ReceiptIssued.$Shape} ReceiptIssued
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.ReceiptIssued & mart.order.v1.ReceiptIssued.$Shape;

                /**
                 * Creates a ReceiptIssued message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns ReceiptIssued
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.ReceiptIssued;

                /**
                 * Creates a plain object from a ReceiptIssued message. Also converts values to other types if specified.
                 * @param message ReceiptIssued
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.ReceiptIssued, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this ReceiptIssued to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace ReceiptIssued {

                /** Properties of a ReceiptIssued. */
                interface $Properties {

                    /** ReceiptIssued order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** ReceiptIssued number */
                    number?: (string|null);

                    /** ReceiptIssued kind */
                    kind?: (string|null);

                    /** ReceiptIssued cause */
                    cause?: (string|null);

                    /** ReceiptIssued total */
                    total?: (mart.types.v1.Money.$Properties|null);

                    /** ReceiptIssued taxTotal */
                    taxTotal?: (number|null);

                    /** ReceiptIssued issuedAt */
                    issuedAt?: (google.protobuf.Timestamp.$Properties|null);

                    /** ReceiptIssued path */
                    path?: (string|null);

                    /** ReceiptIssued document */
                    document?: (mart.types.v1.ReceiptDocument.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReceiptIssued. */
                type $Shape = mart.order.v1.ReceiptIssued.$Properties;
            }

            /**
             * Properties of a ReceiptRegistered.
             * @deprecated Use mart.order.v1.ReceiptRegistered.$Properties instead.
             */
            interface IReceiptRegistered extends mart.order.v1.ReceiptRegistered.$Properties {
            }

            /** Represents a ReceiptRegistered. */
            class ReceiptRegistered {

                /**
                 * Constructs a new ReceiptRegistered.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.ReceiptRegistered.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReceiptRegistered orderId. */
                orderId: string;

                /** ReceiptRegistered customerId. */
                customerId: string;

                /** ReceiptRegistered number. */
                number: string;

                /** ReceiptRegistered provider. */
                provider: string;

                /** ReceiptRegistered fiscalNumber. */
                fiscalNumber: string;

                /** ReceiptRegistered qrCode. */
                qrCode: string;

                /** ReceiptRegistered registeredAt. */
                registeredAt?: (google.protobuf.Timestamp.$Properties|null);

                /**
                 * Creates a new ReceiptRegistered instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ReceiptRegistered instance
                 */
                static create(properties: mart.order.v1.ReceiptRegistered.$Shape): mart.order.v1.ReceiptRegistered & mart.order.v1.ReceiptRegistered.$Shape;
                static create(properties?: mart.order.v1.ReceiptRegistered.$Properties): mart.order.v1.ReceiptRegistered;

                /**
                 * Encodes the specified ReceiptRegistered message. Does not implicitly {@link mart.order.v1.ReceiptRegistered.verify|verify} messages.
                 * @param message ReceiptRegistered message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.ReceiptRegistered.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReceiptRegistered message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.ReceiptRegistered & mart.order.v1.ReceiptRegistered.$Shape} ReceiptRegistered
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.ReceiptRegistered & mart.order.v1.ReceiptRegistered.$Shape;

                /**
                 * Creates a ReceiptRegistered message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns ReceiptRegistered
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.ReceiptRegistered;

                /**
                 * Creates a plain object from a ReceiptRegistered message. Also converts values to other types if specified.
                 * @param message ReceiptRegistered
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.ReceiptRegistered, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this ReceiptRegistered to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace ReceiptRegistered {

                /** Properties of a ReceiptRegistered. */
                interface $Properties {

                    /** ReceiptRegistered orderId */
                    orderId?: (string|null);

                    /** ReceiptRegistered customerId */
                    customerId?: (string|null);

                    /** ReceiptRegistered number */
                    number?: (string|null);

                    /** ReceiptRegistered provider */
                    provider?: (string|null);

                    /** ReceiptRegistered fiscalNumber */
                    fiscalNumber?: (string|null);

                    /** ReceiptRegistered qrCode */
                    qrCode?: (string|null);

                    /** ReceiptRegistered registeredAt */
                    registeredAt?: (google.protobuf.Timestamp.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReceiptRegistered. */
                type $Shape = mart.order.v1.ReceiptRegistered.$Properties;
            }

            /**
             * Properties of a StockRequested.
             * @deprecated Use mart.order.v1.StockRequested.$Properties instead.
             */
            interface IStockRequested extends mart.order.v1.StockRequested.$Properties {
            }

            /** Represents a StockRequested. */
            class StockRequested {

                /**
                 * Constructs a new StockRequested.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.StockRequested.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** StockRequested order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /** StockRequested request. */
                request: string;

                /** StockRequested lines. */
                lines: mart.order.v1.Hold.$Properties[];

                /**
                 * Creates a new StockRequested instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns StockRequested instance
                 */
                static create(properties: mart.order.v1.StockRequested.$Shape): mart.order.v1.StockRequested & mart.order.v1.StockRequested.$Shape;
                static create(properties?: mart.order.v1.StockRequested.$Properties): mart.order.v1.StockRequested;

                /**
                 * Encodes the specified StockRequested message. Does not implicitly {@link mart.order.v1.StockRequested.verify|verify} messages.
                 * @param message StockRequested message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.StockRequested.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a StockRequested message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.StockRequested & mart.order.v1.StockRequested.$Shape} StockRequested
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.StockRequested & mart.order.v1.StockRequested.$Shape;

                /**
                 * Creates a StockRequested message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns StockRequested
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.StockRequested;

                /**
                 * Creates a plain object from a StockRequested message. Also converts values to other types if specified.
                 * @param message StockRequested
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.StockRequested, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this StockRequested to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace StockRequested {

                /** Properties of a StockRequested. */
                interface $Properties {

                    /** StockRequested order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** StockRequested request */
                    request?: (string|null);

                    /** StockRequested lines */
                    lines?: (mart.order.v1.Hold.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a StockRequested. */
                type $Shape = mart.order.v1.StockRequested.$Properties;
            }

            /**
             * Properties of an OrderPickingStarted.
             * @deprecated Use mart.order.v1.OrderPickingStarted.$Properties instead.
             */
            interface IOrderPickingStarted extends mart.order.v1.OrderPickingStarted.$Properties {
            }

            /** Represents an OrderPickingStarted. */
            class OrderPickingStarted {

                /**
                 * Constructs a new OrderPickingStarted.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.OrderPickingStarted.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OrderPickingStarted order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /**
                 * Creates a new OrderPickingStarted instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OrderPickingStarted instance
                 */
                static create(properties: mart.order.v1.OrderPickingStarted.$Shape): mart.order.v1.OrderPickingStarted & mart.order.v1.OrderPickingStarted.$Shape;
                static create(properties?: mart.order.v1.OrderPickingStarted.$Properties): mart.order.v1.OrderPickingStarted;

                /**
                 * Encodes the specified OrderPickingStarted message. Does not implicitly {@link mart.order.v1.OrderPickingStarted.verify|verify} messages.
                 * @param message OrderPickingStarted message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.OrderPickingStarted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OrderPickingStarted message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.OrderPickingStarted & mart.order.v1.OrderPickingStarted.$Shape} OrderPickingStarted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.OrderPickingStarted & mart.order.v1.OrderPickingStarted.$Shape;

                /**
                 * Creates an OrderPickingStarted message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OrderPickingStarted
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.OrderPickingStarted;

                /**
                 * Creates a plain object from an OrderPickingStarted message. Also converts values to other types if specified.
                 * @param message OrderPickingStarted
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.OrderPickingStarted, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OrderPickingStarted to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OrderPickingStarted {

                /** Properties of an OrderPickingStarted. */
                interface $Properties {

                    /** OrderPickingStarted order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OrderPickingStarted. */
                type $Shape = mart.order.v1.OrderPickingStarted.$Properties;
            }

            /**
             * Properties of an OrderPickingGivenBack.
             * @deprecated Use mart.order.v1.OrderPickingGivenBack.$Properties instead.
             */
            interface IOrderPickingGivenBack extends mart.order.v1.OrderPickingGivenBack.$Properties {
            }

            /** Represents an OrderPickingGivenBack. */
            class OrderPickingGivenBack {

                /**
                 * Constructs a new OrderPickingGivenBack.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.OrderPickingGivenBack.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OrderPickingGivenBack order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /**
                 * Creates a new OrderPickingGivenBack instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OrderPickingGivenBack instance
                 */
                static create(properties: mart.order.v1.OrderPickingGivenBack.$Shape): mart.order.v1.OrderPickingGivenBack & mart.order.v1.OrderPickingGivenBack.$Shape;
                static create(properties?: mart.order.v1.OrderPickingGivenBack.$Properties): mart.order.v1.OrderPickingGivenBack;

                /**
                 * Encodes the specified OrderPickingGivenBack message. Does not implicitly {@link mart.order.v1.OrderPickingGivenBack.verify|verify} messages.
                 * @param message OrderPickingGivenBack message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.OrderPickingGivenBack.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OrderPickingGivenBack message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.OrderPickingGivenBack & mart.order.v1.OrderPickingGivenBack.$Shape} OrderPickingGivenBack
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.OrderPickingGivenBack & mart.order.v1.OrderPickingGivenBack.$Shape;

                /**
                 * Creates an OrderPickingGivenBack message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OrderPickingGivenBack
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.OrderPickingGivenBack;

                /**
                 * Creates a plain object from an OrderPickingGivenBack message. Also converts values to other types if specified.
                 * @param message OrderPickingGivenBack
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.OrderPickingGivenBack, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OrderPickingGivenBack to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OrderPickingGivenBack {

                /** Properties of an OrderPickingGivenBack. */
                interface $Properties {

                    /** OrderPickingGivenBack order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OrderPickingGivenBack. */
                type $Shape = mart.order.v1.OrderPickingGivenBack.$Properties;
            }

            /**
             * Properties of a SubstituteProposed.
             * @deprecated Use mart.order.v1.SubstituteProposed.$Properties instead.
             */
            interface ISubstituteProposed extends mart.order.v1.SubstituteProposed.$Properties {
            }

            /** Represents a SubstituteProposed. */
            class SubstituteProposed {

                /**
                 * Constructs a new SubstituteProposed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.SubstituteProposed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SubstituteProposed order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /** SubstituteProposed line. */
                line: number;

                /** SubstituteProposed number. */
                number: number;

                /** SubstituteProposed productId. */
                productId: string;

                /** SubstituteProposed productName. */
                productName: string;

                /** SubstituteProposed soldBy. */
                soldBy: string;

                /** SubstituteProposed quantity. */
                quantity: number;

                /** SubstituteProposed total. */
                total?: (mart.types.v1.Money.$Properties|null);

                /** SubstituteProposed until. */
                until?: (google.protobuf.Timestamp.$Properties|null);

                /**
                 * Creates a new SubstituteProposed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SubstituteProposed instance
                 */
                static create(properties: mart.order.v1.SubstituteProposed.$Shape): mart.order.v1.SubstituteProposed & mart.order.v1.SubstituteProposed.$Shape;
                static create(properties?: mart.order.v1.SubstituteProposed.$Properties): mart.order.v1.SubstituteProposed;

                /**
                 * Encodes the specified SubstituteProposed message. Does not implicitly {@link mart.order.v1.SubstituteProposed.verify|verify} messages.
                 * @param message SubstituteProposed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.SubstituteProposed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SubstituteProposed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.SubstituteProposed & mart.order.v1.SubstituteProposed.$Shape} SubstituteProposed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.SubstituteProposed & mart.order.v1.SubstituteProposed.$Shape;

                /**
                 * Creates a SubstituteProposed message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns SubstituteProposed
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.SubstituteProposed;

                /**
                 * Creates a plain object from a SubstituteProposed message. Also converts values to other types if specified.
                 * @param message SubstituteProposed
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.SubstituteProposed, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this SubstituteProposed to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace SubstituteProposed {

                /** Properties of a SubstituteProposed. */
                interface $Properties {

                    /** SubstituteProposed order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** SubstituteProposed line */
                    line?: (number|null);

                    /** SubstituteProposed number */
                    number?: (number|null);

                    /** SubstituteProposed productId */
                    productId?: (string|null);

                    /** SubstituteProposed productName */
                    productName?: (string|null);

                    /** SubstituteProposed soldBy */
                    soldBy?: (string|null);

                    /** SubstituteProposed quantity */
                    quantity?: (number|null);

                    /** SubstituteProposed total */
                    total?: (mart.types.v1.Money.$Properties|null);

                    /** SubstituteProposed until */
                    until?: (google.protobuf.Timestamp.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SubstituteProposed. */
                type $Shape = mart.order.v1.SubstituteProposed.$Properties;
            }

            /**
             * Properties of a SubstituteAnswered.
             * @deprecated Use mart.order.v1.SubstituteAnswered.$Properties instead.
             */
            interface ISubstituteAnswered extends mart.order.v1.SubstituteAnswered.$Properties {
            }

            /** Represents a SubstituteAnswered. */
            class SubstituteAnswered {

                /**
                 * Constructs a new SubstituteAnswered.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.SubstituteAnswered.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SubstituteAnswered order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /** SubstituteAnswered line. */
                line: number;

                /** SubstituteAnswered number. */
                number: number;

                /** SubstituteAnswered answer. */
                answer: string;

                /**
                 * Creates a new SubstituteAnswered instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SubstituteAnswered instance
                 */
                static create(properties: mart.order.v1.SubstituteAnswered.$Shape): mart.order.v1.SubstituteAnswered & mart.order.v1.SubstituteAnswered.$Shape;
                static create(properties?: mart.order.v1.SubstituteAnswered.$Properties): mart.order.v1.SubstituteAnswered;

                /**
                 * Encodes the specified SubstituteAnswered message. Does not implicitly {@link mart.order.v1.SubstituteAnswered.verify|verify} messages.
                 * @param message SubstituteAnswered message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.SubstituteAnswered.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SubstituteAnswered message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.SubstituteAnswered & mart.order.v1.SubstituteAnswered.$Shape} SubstituteAnswered
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.SubstituteAnswered & mart.order.v1.SubstituteAnswered.$Shape;

                /**
                 * Creates a SubstituteAnswered message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns SubstituteAnswered
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.SubstituteAnswered;

                /**
                 * Creates a plain object from a SubstituteAnswered message. Also converts values to other types if specified.
                 * @param message SubstituteAnswered
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.SubstituteAnswered, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this SubstituteAnswered to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace SubstituteAnswered {

                /** Properties of a SubstituteAnswered. */
                interface $Properties {

                    /** SubstituteAnswered order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** SubstituteAnswered line */
                    line?: (number|null);

                    /** SubstituteAnswered number */
                    number?: (number|null);

                    /** SubstituteAnswered answer */
                    answer?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SubstituteAnswered. */
                type $Shape = mart.order.v1.SubstituteAnswered.$Properties;
            }

            /**
             * Properties of an OrderDeliveryFailed.
             * @deprecated Use mart.order.v1.OrderDeliveryFailed.$Properties instead.
             */
            interface IOrderDeliveryFailed extends mart.order.v1.OrderDeliveryFailed.$Properties {
            }

            /** Represents an OrderDeliveryFailed. */
            class OrderDeliveryFailed {

                /**
                 * Constructs a new OrderDeliveryFailed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.OrderDeliveryFailed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OrderDeliveryFailed order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /** OrderDeliveryFailed reason. */
                reason: string;

                /** OrderDeliveryFailed attempt. */
                attempt: number;

                /**
                 * Creates a new OrderDeliveryFailed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OrderDeliveryFailed instance
                 */
                static create(properties: mart.order.v1.OrderDeliveryFailed.$Shape): mart.order.v1.OrderDeliveryFailed & mart.order.v1.OrderDeliveryFailed.$Shape;
                static create(properties?: mart.order.v1.OrderDeliveryFailed.$Properties): mart.order.v1.OrderDeliveryFailed;

                /**
                 * Encodes the specified OrderDeliveryFailed message. Does not implicitly {@link mart.order.v1.OrderDeliveryFailed.verify|verify} messages.
                 * @param message OrderDeliveryFailed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.OrderDeliveryFailed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OrderDeliveryFailed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.OrderDeliveryFailed & mart.order.v1.OrderDeliveryFailed.$Shape} OrderDeliveryFailed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.OrderDeliveryFailed & mart.order.v1.OrderDeliveryFailed.$Shape;

                /**
                 * Creates an OrderDeliveryFailed message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OrderDeliveryFailed
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.OrderDeliveryFailed;

                /**
                 * Creates a plain object from an OrderDeliveryFailed message. Also converts values to other types if specified.
                 * @param message OrderDeliveryFailed
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.OrderDeliveryFailed, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OrderDeliveryFailed to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OrderDeliveryFailed {

                /** Properties of an OrderDeliveryFailed. */
                interface $Properties {

                    /** OrderDeliveryFailed order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** OrderDeliveryFailed reason */
                    reason?: (string|null);

                    /** OrderDeliveryFailed attempt */
                    attempt?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OrderDeliveryFailed. */
                type $Shape = mart.order.v1.OrderDeliveryFailed.$Properties;
            }

            /**
             * Properties of a PaymentChangeRequested.
             * @deprecated Use mart.order.v1.PaymentChangeRequested.$Properties instead.
             */
            interface IPaymentChangeRequested extends mart.order.v1.PaymentChangeRequested.$Properties {
            }

            /** Represents a PaymentChangeRequested. */
            class PaymentChangeRequested {

                /**
                 * Constructs a new PaymentChangeRequested.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.PaymentChangeRequested.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PaymentChangeRequested order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /** PaymentChangeRequested request. */
                request: string;

                /** PaymentChangeRequested authorize. */
                authorize: number;

                /** PaymentChangeRequested expiresAt. */
                expiresAt?: (google.protobuf.Timestamp.$Properties|null);

                /**
                 * Creates a new PaymentChangeRequested instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PaymentChangeRequested instance
                 */
                static create(properties: mart.order.v1.PaymentChangeRequested.$Shape): mart.order.v1.PaymentChangeRequested & mart.order.v1.PaymentChangeRequested.$Shape;
                static create(properties?: mart.order.v1.PaymentChangeRequested.$Properties): mart.order.v1.PaymentChangeRequested;

                /**
                 * Encodes the specified PaymentChangeRequested message. Does not implicitly {@link mart.order.v1.PaymentChangeRequested.verify|verify} messages.
                 * @param message PaymentChangeRequested message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.PaymentChangeRequested.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PaymentChangeRequested message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.PaymentChangeRequested & mart.order.v1.PaymentChangeRequested.$Shape} PaymentChangeRequested
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.PaymentChangeRequested & mart.order.v1.PaymentChangeRequested.$Shape;

                /**
                 * Creates a PaymentChangeRequested message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns PaymentChangeRequested
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.PaymentChangeRequested;

                /**
                 * Creates a plain object from a PaymentChangeRequested message. Also converts values to other types if specified.
                 * @param message PaymentChangeRequested
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.PaymentChangeRequested, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this PaymentChangeRequested to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace PaymentChangeRequested {

                /** Properties of a PaymentChangeRequested. */
                interface $Properties {

                    /** PaymentChangeRequested order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** PaymentChangeRequested request */
                    request?: (string|null);

                    /** PaymentChangeRequested authorize */
                    authorize?: (number|null);

                    /** PaymentChangeRequested expiresAt */
                    expiresAt?: (google.protobuf.Timestamp.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PaymentChangeRequested. */
                type $Shape = mart.order.v1.PaymentChangeRequested.$Properties;
            }

            /**
             * Properties of an OrderChanged.
             * @deprecated Use mart.order.v1.OrderChanged.$Properties instead.
             */
            interface IOrderChanged extends mart.order.v1.OrderChanged.$Properties {
            }

            /** Represents an OrderChanged. */
            class OrderChanged {

                /**
                 * Constructs a new OrderChanged.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.OrderChanged.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OrderChanged order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /**
                 * Creates a new OrderChanged instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OrderChanged instance
                 */
                static create(properties: mart.order.v1.OrderChanged.$Shape): mart.order.v1.OrderChanged & mart.order.v1.OrderChanged.$Shape;
                static create(properties?: mart.order.v1.OrderChanged.$Properties): mart.order.v1.OrderChanged;

                /**
                 * Encodes the specified OrderChanged message. Does not implicitly {@link mart.order.v1.OrderChanged.verify|verify} messages.
                 * @param message OrderChanged message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.OrderChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OrderChanged message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.OrderChanged & mart.order.v1.OrderChanged.$Shape} OrderChanged
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.OrderChanged & mart.order.v1.OrderChanged.$Shape;

                /**
                 * Creates an OrderChanged message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OrderChanged
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.OrderChanged;

                /**
                 * Creates a plain object from an OrderChanged message. Also converts values to other types if specified.
                 * @param message OrderChanged
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.OrderChanged, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OrderChanged to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OrderChanged {

                /** Properties of an OrderChanged. */
                interface $Properties {

                    /** OrderChanged order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OrderChanged. */
                type $Shape = mart.order.v1.OrderChanged.$Properties;
            }

            /**
             * Properties of an OrderSlotClosed.
             * @deprecated Use mart.order.v1.OrderSlotClosed.$Properties instead.
             */
            interface IOrderSlotClosed extends mart.order.v1.OrderSlotClosed.$Properties {
            }

            /** Represents an OrderSlotClosed. */
            class OrderSlotClosed {

                /**
                 * Constructs a new OrderSlotClosed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.OrderSlotClosed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OrderSlotClosed order. */
                order?: (mart.order.v1.Order.$Properties|null);

                /** OrderSlotClosed others. */
                others: mart.order.v1.Slot.$Properties[];

                /**
                 * Creates a new OrderSlotClosed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OrderSlotClosed instance
                 */
                static create(properties: mart.order.v1.OrderSlotClosed.$Shape): mart.order.v1.OrderSlotClosed & mart.order.v1.OrderSlotClosed.$Shape;
                static create(properties?: mart.order.v1.OrderSlotClosed.$Properties): mart.order.v1.OrderSlotClosed;

                /**
                 * Encodes the specified OrderSlotClosed message. Does not implicitly {@link mart.order.v1.OrderSlotClosed.verify|verify} messages.
                 * @param message OrderSlotClosed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.OrderSlotClosed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OrderSlotClosed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.OrderSlotClosed & mart.order.v1.OrderSlotClosed.$Shape} OrderSlotClosed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.OrderSlotClosed & mart.order.v1.OrderSlotClosed.$Shape;

                /**
                 * Creates an OrderSlotClosed message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OrderSlotClosed
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.OrderSlotClosed;

                /**
                 * Creates a plain object from an OrderSlotClosed message. Also converts values to other types if specified.
                 * @param message OrderSlotClosed
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.OrderSlotClosed, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OrderSlotClosed to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OrderSlotClosed {

                /** Properties of an OrderSlotClosed. */
                interface $Properties {

                    /** OrderSlotClosed order */
                    order?: (mart.order.v1.Order.$Properties|null);

                    /** OrderSlotClosed others */
                    others?: (mart.order.v1.Slot.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OrderSlotClosed. */
                type $Shape = mart.order.v1.OrderSlotClosed.$Properties;
            }

            /**
             * Properties of a ProductInBasketsChanged.
             * @deprecated Use mart.order.v1.ProductInBasketsChanged.$Properties instead.
             */
            interface IProductInBasketsChanged extends mart.order.v1.ProductInBasketsChanged.$Properties {
            }

            /** Represents a ProductInBasketsChanged. */
            class ProductInBasketsChanged {

                /**
                 * Constructs a new ProductInBasketsChanged.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.order.v1.ProductInBasketsChanged.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ProductInBasketsChanged productId. */
                productId: string;

                /** ProductInBasketsChanged inBaskets. */
                inBaskets: boolean;

                /** ProductInBasketsChanged version. */
                version: number;

                /**
                 * Creates a new ProductInBasketsChanged instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ProductInBasketsChanged instance
                 */
                static create(properties: mart.order.v1.ProductInBasketsChanged.$Shape): mart.order.v1.ProductInBasketsChanged & mart.order.v1.ProductInBasketsChanged.$Shape;
                static create(properties?: mart.order.v1.ProductInBasketsChanged.$Properties): mart.order.v1.ProductInBasketsChanged;

                /**
                 * Encodes the specified ProductInBasketsChanged message. Does not implicitly {@link mart.order.v1.ProductInBasketsChanged.verify|verify} messages.
                 * @param message ProductInBasketsChanged message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.order.v1.ProductInBasketsChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ProductInBasketsChanged message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.order.v1.ProductInBasketsChanged & mart.order.v1.ProductInBasketsChanged.$Shape} ProductInBasketsChanged
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.order.v1.ProductInBasketsChanged & mart.order.v1.ProductInBasketsChanged.$Shape;

                /**
                 * Creates a ProductInBasketsChanged message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns ProductInBasketsChanged
                 */
                static fromObject(object: { [k: string]: any }): mart.order.v1.ProductInBasketsChanged;

                /**
                 * Creates a plain object from a ProductInBasketsChanged message. Also converts values to other types if specified.
                 * @param message ProductInBasketsChanged
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.order.v1.ProductInBasketsChanged, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this ProductInBasketsChanged to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace ProductInBasketsChanged {

                /** Properties of a ProductInBasketsChanged. */
                interface $Properties {

                    /** ProductInBasketsChanged productId */
                    productId?: (string|null);

                    /** ProductInBasketsChanged inBaskets */
                    inBaskets?: (boolean|null);

                    /** ProductInBasketsChanged version */
                    version?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ProductInBasketsChanged. */
                type $Shape = mart.order.v1.ProductInBasketsChanged.$Properties;
            }
        }
    }

    /** Namespace payment. */
    namespace payment {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a PaymentEvent.
             * @deprecated Use mart.payment.v1.PaymentEvent.$Properties instead.
             */
            interface IPaymentEvent extends mart.payment.v1.PaymentEvent.$Properties {
            }

            /** Represents a PaymentEvent. */
            class PaymentEvent {

                /**
                 * Constructs a new PaymentEvent.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.payment.v1.PaymentEvent.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PaymentEvent paymentActionRequired. */
                paymentActionRequired?: (mart.payment.v1.PaymentActionRequired.$Properties|null);

                /** PaymentEvent paymentAuthorized. */
                paymentAuthorized?: (mart.payment.v1.PaymentAuthorized.$Properties|null);

                /** PaymentEvent paymentCaptured. */
                paymentCaptured?: (mart.payment.v1.PaymentCaptured.$Properties|null);

                /** PaymentEvent paymentFailed. */
                paymentFailed?: (mart.payment.v1.PaymentFailed.$Properties|null);

                /** PaymentEvent paymentCancelled. */
                paymentCancelled?: (mart.payment.v1.PaymentCancelled.$Properties|null);

                /** PaymentEvent paymentRefunded. */
                paymentRefunded?: (mart.payment.v1.PaymentRefunded.$Properties|null);

                /** PaymentEvent personalDataGathered. */
                personalDataGathered?: (mart.types.v1.PersonalDataGathered.$Properties|null);

                /** PaymentEvent refundFailed. */
                refundFailed?: (mart.payment.v1.RefundFailed.$Properties|null);

                /** PaymentEvent disputeOpened. */
                disputeOpened?: (mart.payment.v1.DisputeOpened.$Properties|null);

                /** PaymentEvent disputeClosed. */
                disputeClosed?: (mart.payment.v1.DisputeClosed.$Properties|null);

                /** PaymentEvent authorizationEnding. */
                authorizationEnding?: (mart.payment.v1.AuthorizationEnding.$Properties|null);

                /** PaymentEvent captureFailed. */
                captureFailed?: (mart.payment.v1.CaptureFailed.$Properties|null);

                /** PaymentEvent paymentChangeAuthorized. */
                paymentChangeAuthorized?: (mart.payment.v1.PaymentChangeAuthorized.$Properties|null);

                /** PaymentEvent paymentChangeFailed. */
                paymentChangeFailed?: (mart.payment.v1.PaymentChangeFailed.$Properties|null);

                /** PaymentEvent event. */
                event?: ("paymentActionRequired"|"paymentAuthorized"|"paymentCaptured"|"paymentFailed"|"paymentCancelled"|"paymentRefunded"|"personalDataGathered"|"refundFailed"|"disputeOpened"|"disputeClosed"|"authorizationEnding"|"captureFailed"|"paymentChangeAuthorized"|"paymentChangeFailed");

                /**
                 * Creates a new PaymentEvent instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PaymentEvent instance
                 */
                static create(properties: mart.payment.v1.PaymentEvent.$Shape): mart.payment.v1.PaymentEvent & mart.payment.v1.PaymentEvent.$Shape;
                static create(properties?: mart.payment.v1.PaymentEvent.$Properties): mart.payment.v1.PaymentEvent;

                /**
                 * Encodes the specified PaymentEvent message. Does not implicitly {@link mart.payment.v1.PaymentEvent.verify|verify} messages.
                 * @param message PaymentEvent message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.payment.v1.PaymentEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PaymentEvent message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.payment.v1.PaymentEvent & mart.payment.v1.PaymentEvent.$Shape} PaymentEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.payment.v1.PaymentEvent & mart.payment.v1.PaymentEvent.$Shape;

                /**
                 * Creates a PaymentEvent message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns PaymentEvent
                 */
                static fromObject(object: { [k: string]: any }): mart.payment.v1.PaymentEvent;

                /**
                 * Creates a plain object from a PaymentEvent message. Also converts values to other types if specified.
                 * @param message PaymentEvent
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.payment.v1.PaymentEvent, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this PaymentEvent to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace PaymentEvent {

                /** Properties of a PaymentEvent. */
                interface $Properties {

                    /** PaymentEvent paymentActionRequired */
                    paymentActionRequired?: (mart.payment.v1.PaymentActionRequired.$Properties|null);

                    /** PaymentEvent paymentAuthorized */
                    paymentAuthorized?: (mart.payment.v1.PaymentAuthorized.$Properties|null);

                    /** PaymentEvent paymentCaptured */
                    paymentCaptured?: (mart.payment.v1.PaymentCaptured.$Properties|null);

                    /** PaymentEvent paymentFailed */
                    paymentFailed?: (mart.payment.v1.PaymentFailed.$Properties|null);

                    /** PaymentEvent paymentCancelled */
                    paymentCancelled?: (mart.payment.v1.PaymentCancelled.$Properties|null);

                    /** PaymentEvent paymentRefunded */
                    paymentRefunded?: (mart.payment.v1.PaymentRefunded.$Properties|null);

                    /** PaymentEvent personalDataGathered */
                    personalDataGathered?: (mart.types.v1.PersonalDataGathered.$Properties|null);

                    /** PaymentEvent refundFailed */
                    refundFailed?: (mart.payment.v1.RefundFailed.$Properties|null);

                    /** PaymentEvent disputeOpened */
                    disputeOpened?: (mart.payment.v1.DisputeOpened.$Properties|null);

                    /** PaymentEvent disputeClosed */
                    disputeClosed?: (mart.payment.v1.DisputeClosed.$Properties|null);

                    /** PaymentEvent authorizationEnding */
                    authorizationEnding?: (mart.payment.v1.AuthorizationEnding.$Properties|null);

                    /** PaymentEvent captureFailed */
                    captureFailed?: (mart.payment.v1.CaptureFailed.$Properties|null);

                    /** PaymentEvent paymentChangeAuthorized */
                    paymentChangeAuthorized?: (mart.payment.v1.PaymentChangeAuthorized.$Properties|null);

                    /** PaymentEvent paymentChangeFailed */
                    paymentChangeFailed?: (mart.payment.v1.PaymentChangeFailed.$Properties|null);

                    /** PaymentEvent event */
                    event?: ("paymentActionRequired"|"paymentAuthorized"|"paymentCaptured"|"paymentFailed"|"paymentCancelled"|"paymentRefunded"|"personalDataGathered"|"refundFailed"|"disputeOpened"|"disputeClosed"|"authorizationEnding"|"captureFailed"|"paymentChangeAuthorized"|"paymentChangeFailed");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a PaymentEvent. */
                type $Shape = {
                  paymentActionRequired?: mart.payment.v1.PaymentActionRequired.$Shape|null;
                  paymentAuthorized?: mart.payment.v1.PaymentAuthorized.$Shape|null;
                  paymentCaptured?: mart.payment.v1.PaymentCaptured.$Shape|null;
                  paymentFailed?: mart.payment.v1.PaymentFailed.$Shape|null;
                  paymentCancelled?: mart.payment.v1.PaymentCancelled.$Shape|null;
                  paymentRefunded?: mart.payment.v1.PaymentRefunded.$Shape|null;
                  personalDataGathered?: mart.types.v1.PersonalDataGathered.$Shape|null;
                  refundFailed?: mart.payment.v1.RefundFailed.$Shape|null;
                  disputeOpened?: mart.payment.v1.DisputeOpened.$Shape|null;
                  disputeClosed?: mart.payment.v1.DisputeClosed.$Shape|null;
                  authorizationEnding?: mart.payment.v1.AuthorizationEnding.$Shape|null;
                  captureFailed?: mart.payment.v1.CaptureFailed.$Shape|null;
                  paymentChangeAuthorized?: mart.payment.v1.PaymentChangeAuthorized.$Shape|null;
                  paymentChangeFailed?: mart.payment.v1.PaymentChangeFailed.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ event?: undefined; paymentActionRequired?: null; paymentAuthorized?: null; paymentCaptured?: null; paymentFailed?: null; paymentCancelled?: null; paymentRefunded?: null; personalDataGathered?: null; refundFailed?: null; disputeOpened?: null; disputeClosed?: null; authorizationEnding?: null; captureFailed?: null; paymentChangeAuthorized?: null; paymentChangeFailed?: null }|{ event?: "paymentActionRequired"; paymentActionRequired: mart.payment.v1.PaymentActionRequired.$Shape; paymentAuthorized?: null; paymentCaptured?: null; paymentFailed?: null; paymentCancelled?: null; paymentRefunded?: null; personalDataGathered?: null; refundFailed?: null; disputeOpened?: null; disputeClosed?: null; authorizationEnding?: null; captureFailed?: null; paymentChangeAuthorized?: null; paymentChangeFailed?: null }|{ event?: "paymentAuthorized"; paymentActionRequired?: null; paymentAuthorized: mart.payment.v1.PaymentAuthorized.$Shape; paymentCaptured?: null; paymentFailed?: null; paymentCancelled?: null; paymentRefunded?: null; personalDataGathered?: null; refundFailed?: null; disputeOpened?: null; disputeClosed?: null; authorizationEnding?: null; captureFailed?: null; paymentChangeAuthorized?: null; paymentChangeFailed?: null }|{ event?: "paymentCaptured"; paymentActionRequired?: null; paymentAuthorized?: null; paymentCaptured: mart.payment.v1.PaymentCaptured.$Shape; paymentFailed?: null; paymentCancelled?: null; paymentRefunded?: null; personalDataGathered?: null; refundFailed?: null; disputeOpened?: null; disputeClosed?: null; authorizationEnding?: null; captureFailed?: null; paymentChangeAuthorized?: null; paymentChangeFailed?: null }|{ event?: "paymentFailed"; paymentActionRequired?: null; paymentAuthorized?: null; paymentCaptured?: null; paymentFailed: mart.payment.v1.PaymentFailed.$Shape; paymentCancelled?: null; paymentRefunded?: null; personalDataGathered?: null; refundFailed?: null; disputeOpened?: null; disputeClosed?: null; authorizationEnding?: null; captureFailed?: null; paymentChangeAuthorized?: null; paymentChangeFailed?: null }|{ event?: "paymentCancelled"; paymentActionRequired?: null; paymentAuthorized?: null; paymentCaptured?: null; paymentFailed?: null; paymentCancelled: mart.payment.v1.PaymentCancelled.$Shape; paymentRefunded?: null; personalDataGathered?: null; refundFailed?: null; disputeOpened?: null; disputeClosed?: null; authorizationEnding?: null; captureFailed?: null; paymentChangeAuthorized?: null; paymentChangeFailed?: null }|{ event?: "paymentRefunded"; paymentActionRequired?: null; paymentAuthorized?: null; paymentCaptured?: null; paymentFailed?: null; paymentCancelled?: null; paymentRefunded: mart.payment.v1.PaymentRefunded.$Shape; personalDataGathered?: null; refundFailed?: null; disputeOpened?: null; disputeClosed?: null; authorizationEnding?: null; captureFailed?: null; paymentChangeAuthorized?: null; paymentChangeFailed?: null }|{ event?: "personalDataGathered"; paymentActionRequired?: null; paymentAuthorized?: null; paymentCaptured?: null; paymentFailed?: null; paymentCancelled?: null; paymentRefunded?: null; personalDataGathered: mart.types.v1.PersonalDataGathered.$Shape; refundFailed?: null; disputeOpened?: null; disputeClosed?: null; authorizationEnding?: null; captureFailed?: null; paymentChangeAuthorized?: null; paymentChangeFailed?: null }|{ event?: "refundFailed"; paymentActionRequired?: null; paymentAuthorized?: null; paymentCaptured?: null; paymentFailed?: null; paymentCancelled?: null; paymentRefunded?: null; personalDataGathered?: null; refundFailed: mart.payment.v1.RefundFailed.$Shape; disputeOpened?: null; disputeClosed?: null; authorizationEnding?: null; captureFailed?: null; paymentChangeAuthorized?: null; paymentChangeFailed?: null }|{ event?: "disputeOpened"; paymentActionRequired?: null; paymentAuthorized?: null; paymentCaptured?: null; paymentFailed?: null; paymentCancelled?: null; paymentRefunded?: null; personalDataGathered?: null; refundFailed?: null; disputeOpened: mart.payment.v1.DisputeOpened.$Shape; disputeClosed?: null; authorizationEnding?: null; captureFailed?: null; paymentChangeAuthorized?: null; paymentChangeFailed?: null }|{ event?: "disputeClosed"; paymentActionRequired?: null; paymentAuthorized?: null; paymentCaptured?: null; paymentFailed?: null; paymentCancelled?: null; paymentRefunded?: null; personalDataGathered?: null; refundFailed?: null; disputeOpened?: null; disputeClosed: mart.payment.v1.DisputeClosed.$Shape; authorizationEnding?: null; captureFailed?: null; paymentChangeAuthorized?: null; paymentChangeFailed?: null }|{ event?: "authorizationEnding"; paymentActionRequired?: null; paymentAuthorized?: null; paymentCaptured?: null; paymentFailed?: null; paymentCancelled?: null; paymentRefunded?: null; personalDataGathered?: null; refundFailed?: null; disputeOpened?: null; disputeClosed?: null; authorizationEnding: mart.payment.v1.AuthorizationEnding.$Shape; captureFailed?: null; paymentChangeAuthorized?: null; paymentChangeFailed?: null }|{ event?: "captureFailed"; paymentActionRequired?: null; paymentAuthorized?: null; paymentCaptured?: null; paymentFailed?: null; paymentCancelled?: null; paymentRefunded?: null; personalDataGathered?: null; refundFailed?: null; disputeOpened?: null; disputeClosed?: null; authorizationEnding?: null; captureFailed: mart.payment.v1.CaptureFailed.$Shape; paymentChangeAuthorized?: null; paymentChangeFailed?: null }|{ event?: "paymentChangeAuthorized"; paymentActionRequired?: null; paymentAuthorized?: null; paymentCaptured?: null; paymentFailed?: null; paymentCancelled?: null; paymentRefunded?: null; personalDataGathered?: null; refundFailed?: null; disputeOpened?: null; disputeClosed?: null; authorizationEnding?: null; captureFailed?: null; paymentChangeAuthorized: mart.payment.v1.PaymentChangeAuthorized.$Shape; paymentChangeFailed?: null }|{ event?: "paymentChangeFailed"; paymentActionRequired?: null; paymentAuthorized?: null; paymentCaptured?: null; paymentFailed?: null; paymentCancelled?: null; paymentRefunded?: null; personalDataGathered?: null; refundFailed?: null; disputeOpened?: null; disputeClosed?: null; authorizationEnding?: null; captureFailed?: null; paymentChangeAuthorized?: null; paymentChangeFailed: mart.payment.v1.PaymentChangeFailed.$Shape })
                );
            }

            /**
             * Properties of a Payment.
             * @deprecated Use mart.payment.v1.Payment.$Properties instead.
             */
            interface IPayment extends mart.payment.v1.Payment.$Properties {
            }

            /** Represents a Payment. */
            class Payment {

                /**
                 * Constructs a new Payment.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.payment.v1.Payment.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Payment id. */
                id: string;

                /** Payment orderId. */
                orderId: string;

                /** Payment customerId. */
                customerId: string;

                /** Payment method. */
                method: string;

                /** Payment provider. */
                provider: string;

                /** Payment status. */
                status: string;

                /** Payment amount. */
                amount?: (mart.types.v1.Money.$Properties|null);

                /** Payment refunded. */
                refunded?: (mart.types.v1.Money.$Properties|null);

                /** Payment authorized. */
                authorized: number;

                /** Payment captured. */
                captured: number;

                /**
                 * Creates a new Payment instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Payment instance
                 */
                static create(properties: mart.payment.v1.Payment.$Shape): mart.payment.v1.Payment & mart.payment.v1.Payment.$Shape;
                static create(properties?: mart.payment.v1.Payment.$Properties): mart.payment.v1.Payment;

                /**
                 * Encodes the specified Payment message. Does not implicitly {@link mart.payment.v1.Payment.verify|verify} messages.
                 * @param message Payment message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.payment.v1.Payment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Payment message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.payment.v1.Payment & mart.payment.v1.Payment.$Shape} Payment
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.payment.v1.Payment & mart.payment.v1.Payment.$Shape;

                /**
                 * Creates a Payment message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Payment
                 */
                static fromObject(object: { [k: string]: any }): mart.payment.v1.Payment;

                /**
                 * Creates a plain object from a Payment message. Also converts values to other types if specified.
                 * @param message Payment
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.payment.v1.Payment, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Payment to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace Payment {

                /** Properties of a Payment. */
                interface $Properties {

                    /** Payment id */
                    id?: (string|null);

                    /** Payment orderId */
                    orderId?: (string|null);

                    /** Payment customerId */
                    customerId?: (string|null);

                    /** Payment method */
                    method?: (string|null);

                    /** Payment provider */
                    provider?: (string|null);

                    /** Payment status */
                    status?: (string|null);

                    /** Payment amount */
                    amount?: (mart.types.v1.Money.$Properties|null);

                    /** Payment refunded */
                    refunded?: (mart.types.v1.Money.$Properties|null);

                    /** Payment authorized */
                    authorized?: (number|null);

                    /** Payment captured */
                    captured?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Payment. */
                type $Shape = mart.payment.v1.Payment.$Properties;
            }

            /**
             * Properties of a PaymentActionRequired.
             * @deprecated Use mart.payment.v1.PaymentActionRequired.$Properties instead.
             */
            interface IPaymentActionRequired extends mart.payment.v1.PaymentActionRequired.$Properties {
            }

            /** Represents a PaymentActionRequired. */
            class PaymentActionRequired {

                /**
                 * Constructs a new PaymentActionRequired.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.payment.v1.PaymentActionRequired.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PaymentActionRequired payment. */
                payment?: (mart.payment.v1.Payment.$Properties|null);

                /**
                 * Creates a new PaymentActionRequired instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PaymentActionRequired instance
                 */
                static create(properties: mart.payment.v1.PaymentActionRequired.$Shape): mart.payment.v1.PaymentActionRequired & mart.payment.v1.PaymentActionRequired.$Shape;
                static create(properties?: mart.payment.v1.PaymentActionRequired.$Properties): mart.payment.v1.PaymentActionRequired;

                /**
                 * Encodes the specified PaymentActionRequired message. Does not implicitly {@link mart.payment.v1.PaymentActionRequired.verify|verify} messages.
                 * @param message PaymentActionRequired message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.payment.v1.PaymentActionRequired.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PaymentActionRequired message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.payment.v1.PaymentActionRequired & mart.payment.v1.PaymentActionRequired.$Shape} PaymentActionRequired
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.payment.v1.PaymentActionRequired & mart.payment.v1.PaymentActionRequired.$Shape;

                /**
                 * Creates a PaymentActionRequired message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns PaymentActionRequired
                 */
                static fromObject(object: { [k: string]: any }): mart.payment.v1.PaymentActionRequired;

                /**
                 * Creates a plain object from a PaymentActionRequired message. Also converts values to other types if specified.
                 * @param message PaymentActionRequired
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.payment.v1.PaymentActionRequired, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this PaymentActionRequired to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace PaymentActionRequired {

                /** Properties of a PaymentActionRequired. */
                interface $Properties {

                    /** PaymentActionRequired payment */
                    payment?: (mart.payment.v1.Payment.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PaymentActionRequired. */
                type $Shape = mart.payment.v1.PaymentActionRequired.$Properties;
            }

            /**
             * Properties of a PaymentAuthorized.
             * @deprecated Use mart.payment.v1.PaymentAuthorized.$Properties instead.
             */
            interface IPaymentAuthorized extends mart.payment.v1.PaymentAuthorized.$Properties {
            }

            /** Represents a PaymentAuthorized. */
            class PaymentAuthorized {

                /**
                 * Constructs a new PaymentAuthorized.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.payment.v1.PaymentAuthorized.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PaymentAuthorized payment. */
                payment?: (mart.payment.v1.Payment.$Properties|null);

                /**
                 * Creates a new PaymentAuthorized instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PaymentAuthorized instance
                 */
                static create(properties: mart.payment.v1.PaymentAuthorized.$Shape): mart.payment.v1.PaymentAuthorized & mart.payment.v1.PaymentAuthorized.$Shape;
                static create(properties?: mart.payment.v1.PaymentAuthorized.$Properties): mart.payment.v1.PaymentAuthorized;

                /**
                 * Encodes the specified PaymentAuthorized message. Does not implicitly {@link mart.payment.v1.PaymentAuthorized.verify|verify} messages.
                 * @param message PaymentAuthorized message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.payment.v1.PaymentAuthorized.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PaymentAuthorized message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.payment.v1.PaymentAuthorized & mart.payment.v1.PaymentAuthorized.$Shape} PaymentAuthorized
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.payment.v1.PaymentAuthorized & mart.payment.v1.PaymentAuthorized.$Shape;

                /**
                 * Creates a PaymentAuthorized message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns PaymentAuthorized
                 */
                static fromObject(object: { [k: string]: any }): mart.payment.v1.PaymentAuthorized;

                /**
                 * Creates a plain object from a PaymentAuthorized message. Also converts values to other types if specified.
                 * @param message PaymentAuthorized
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.payment.v1.PaymentAuthorized, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this PaymentAuthorized to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace PaymentAuthorized {

                /** Properties of a PaymentAuthorized. */
                interface $Properties {

                    /** PaymentAuthorized payment */
                    payment?: (mart.payment.v1.Payment.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PaymentAuthorized. */
                type $Shape = mart.payment.v1.PaymentAuthorized.$Properties;
            }

            /**
             * Properties of a PaymentCaptured.
             * @deprecated Use mart.payment.v1.PaymentCaptured.$Properties instead.
             */
            interface IPaymentCaptured extends mart.payment.v1.PaymentCaptured.$Properties {
            }

            /** Represents a PaymentCaptured. */
            class PaymentCaptured {

                /**
                 * Constructs a new PaymentCaptured.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.payment.v1.PaymentCaptured.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PaymentCaptured payment. */
                payment?: (mart.payment.v1.Payment.$Properties|null);

                /**
                 * Creates a new PaymentCaptured instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PaymentCaptured instance
                 */
                static create(properties: mart.payment.v1.PaymentCaptured.$Shape): mart.payment.v1.PaymentCaptured & mart.payment.v1.PaymentCaptured.$Shape;
                static create(properties?: mart.payment.v1.PaymentCaptured.$Properties): mart.payment.v1.PaymentCaptured;

                /**
                 * Encodes the specified PaymentCaptured message. Does not implicitly {@link mart.payment.v1.PaymentCaptured.verify|verify} messages.
                 * @param message PaymentCaptured message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.payment.v1.PaymentCaptured.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PaymentCaptured message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.payment.v1.PaymentCaptured & mart.payment.v1.PaymentCaptured.$Shape} PaymentCaptured
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.payment.v1.PaymentCaptured & mart.payment.v1.PaymentCaptured.$Shape;

                /**
                 * Creates a PaymentCaptured message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns PaymentCaptured
                 */
                static fromObject(object: { [k: string]: any }): mart.payment.v1.PaymentCaptured;

                /**
                 * Creates a plain object from a PaymentCaptured message. Also converts values to other types if specified.
                 * @param message PaymentCaptured
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.payment.v1.PaymentCaptured, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this PaymentCaptured to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace PaymentCaptured {

                /** Properties of a PaymentCaptured. */
                interface $Properties {

                    /** PaymentCaptured payment */
                    payment?: (mart.payment.v1.Payment.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PaymentCaptured. */
                type $Shape = mart.payment.v1.PaymentCaptured.$Properties;
            }

            /**
             * Properties of a PaymentFailed.
             * @deprecated Use mart.payment.v1.PaymentFailed.$Properties instead.
             */
            interface IPaymentFailed extends mart.payment.v1.PaymentFailed.$Properties {
            }

            /** Represents a PaymentFailed. */
            class PaymentFailed {

                /**
                 * Constructs a new PaymentFailed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.payment.v1.PaymentFailed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PaymentFailed payment. */
                payment?: (mart.payment.v1.Payment.$Properties|null);

                /** PaymentFailed reason. */
                reason: string;

                /** PaymentFailed retriesLeft. */
                retriesLeft: number;

                /** PaymentFailed payBy. */
                payBy?: (google.protobuf.Timestamp.$Properties|null);

                /**
                 * Creates a new PaymentFailed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PaymentFailed instance
                 */
                static create(properties: mart.payment.v1.PaymentFailed.$Shape): mart.payment.v1.PaymentFailed & mart.payment.v1.PaymentFailed.$Shape;
                static create(properties?: mart.payment.v1.PaymentFailed.$Properties): mart.payment.v1.PaymentFailed;

                /**
                 * Encodes the specified PaymentFailed message. Does not implicitly {@link mart.payment.v1.PaymentFailed.verify|verify} messages.
                 * @param message PaymentFailed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.payment.v1.PaymentFailed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PaymentFailed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.payment.v1.PaymentFailed & mart.payment.v1.PaymentFailed.$Shape} PaymentFailed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.payment.v1.PaymentFailed & mart.payment.v1.PaymentFailed.$Shape;

                /**
                 * Creates a PaymentFailed message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns PaymentFailed
                 */
                static fromObject(object: { [k: string]: any }): mart.payment.v1.PaymentFailed;

                /**
                 * Creates a plain object from a PaymentFailed message. Also converts values to other types if specified.
                 * @param message PaymentFailed
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.payment.v1.PaymentFailed, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this PaymentFailed to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace PaymentFailed {

                /** Properties of a PaymentFailed. */
                interface $Properties {

                    /** PaymentFailed payment */
                    payment?: (mart.payment.v1.Payment.$Properties|null);

                    /** PaymentFailed reason */
                    reason?: (string|null);

                    /** PaymentFailed retriesLeft */
                    retriesLeft?: (number|null);

                    /** PaymentFailed payBy */
                    payBy?: (google.protobuf.Timestamp.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PaymentFailed. */
                type $Shape = mart.payment.v1.PaymentFailed.$Properties;
            }

            /**
             * Properties of a PaymentCancelled.
             * @deprecated Use mart.payment.v1.PaymentCancelled.$Properties instead.
             */
            interface IPaymentCancelled extends mart.payment.v1.PaymentCancelled.$Properties {
            }

            /** Represents a PaymentCancelled. */
            class PaymentCancelled {

                /**
                 * Constructs a new PaymentCancelled.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.payment.v1.PaymentCancelled.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PaymentCancelled payment. */
                payment?: (mart.payment.v1.Payment.$Properties|null);

                /**
                 * Creates a new PaymentCancelled instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PaymentCancelled instance
                 */
                static create(properties: mart.payment.v1.PaymentCancelled.$Shape): mart.payment.v1.PaymentCancelled & mart.payment.v1.PaymentCancelled.$Shape;
                static create(properties?: mart.payment.v1.PaymentCancelled.$Properties): mart.payment.v1.PaymentCancelled;

                /**
                 * Encodes the specified PaymentCancelled message. Does not implicitly {@link mart.payment.v1.PaymentCancelled.verify|verify} messages.
                 * @param message PaymentCancelled message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.payment.v1.PaymentCancelled.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PaymentCancelled message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.payment.v1.PaymentCancelled & mart.payment.v1.PaymentCancelled.$Shape} PaymentCancelled
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.payment.v1.PaymentCancelled & mart.payment.v1.PaymentCancelled.$Shape;

                /**
                 * Creates a PaymentCancelled message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns PaymentCancelled
                 */
                static fromObject(object: { [k: string]: any }): mart.payment.v1.PaymentCancelled;

                /**
                 * Creates a plain object from a PaymentCancelled message. Also converts values to other types if specified.
                 * @param message PaymentCancelled
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.payment.v1.PaymentCancelled, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this PaymentCancelled to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace PaymentCancelled {

                /** Properties of a PaymentCancelled. */
                interface $Properties {

                    /** PaymentCancelled payment */
                    payment?: (mart.payment.v1.Payment.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PaymentCancelled. */
                type $Shape = mart.payment.v1.PaymentCancelled.$Properties;
            }

            /**
             * Properties of a PaymentRefunded.
             * @deprecated Use mart.payment.v1.PaymentRefunded.$Properties instead.
             */
            interface IPaymentRefunded extends mart.payment.v1.PaymentRefunded.$Properties {
            }

            /** Represents a PaymentRefunded. */
            class PaymentRefunded {

                /**
                 * Constructs a new PaymentRefunded.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.payment.v1.PaymentRefunded.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PaymentRefunded payment. */
                payment?: (mart.payment.v1.Payment.$Properties|null);

                /** PaymentRefunded refundId. */
                refundId: string;

                /** PaymentRefunded amount. */
                amount?: (mart.types.v1.Money.$Properties|null);

                /** PaymentRefunded reason. */
                reason: string;

                /** PaymentRefunded settles. */
                settles: boolean;

                /**
                 * Creates a new PaymentRefunded instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PaymentRefunded instance
                 */
                static create(properties: mart.payment.v1.PaymentRefunded.$Shape): mart.payment.v1.PaymentRefunded & mart.payment.v1.PaymentRefunded.$Shape;
                static create(properties?: mart.payment.v1.PaymentRefunded.$Properties): mart.payment.v1.PaymentRefunded;

                /**
                 * Encodes the specified PaymentRefunded message. Does not implicitly {@link mart.payment.v1.PaymentRefunded.verify|verify} messages.
                 * @param message PaymentRefunded message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.payment.v1.PaymentRefunded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PaymentRefunded message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.payment.v1.PaymentRefunded & mart.payment.v1.PaymentRefunded.$Shape} PaymentRefunded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.payment.v1.PaymentRefunded & mart.payment.v1.PaymentRefunded.$Shape;

                /**
                 * Creates a PaymentRefunded message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns PaymentRefunded
                 */
                static fromObject(object: { [k: string]: any }): mart.payment.v1.PaymentRefunded;

                /**
                 * Creates a plain object from a PaymentRefunded message. Also converts values to other types if specified.
                 * @param message PaymentRefunded
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.payment.v1.PaymentRefunded, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this PaymentRefunded to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace PaymentRefunded {

                /** Properties of a PaymentRefunded. */
                interface $Properties {

                    /** PaymentRefunded payment */
                    payment?: (mart.payment.v1.Payment.$Properties|null);

                    /** PaymentRefunded refundId */
                    refundId?: (string|null);

                    /** PaymentRefunded amount */
                    amount?: (mart.types.v1.Money.$Properties|null);

                    /** PaymentRefunded reason */
                    reason?: (string|null);

                    /** PaymentRefunded settles */
                    settles?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PaymentRefunded. */
                type $Shape = mart.payment.v1.PaymentRefunded.$Properties;
            }

            /**
             * Properties of an AuthorizationEnding.
             * @deprecated Use mart.payment.v1.AuthorizationEnding.$Properties instead.
             */
            interface IAuthorizationEnding extends mart.payment.v1.AuthorizationEnding.$Properties {
            }

            /** Represents an AuthorizationEnding. */
            class AuthorizationEnding {

                /**
                 * Constructs a new AuthorizationEnding.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.payment.v1.AuthorizationEnding.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AuthorizationEnding payment. */
                payment?: (mart.payment.v1.Payment.$Properties|null);

                /** AuthorizationEnding endsAt. */
                endsAt?: (google.protobuf.Timestamp.$Properties|null);

                /**
                 * Creates a new AuthorizationEnding instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns AuthorizationEnding instance
                 */
                static create(properties: mart.payment.v1.AuthorizationEnding.$Shape): mart.payment.v1.AuthorizationEnding & mart.payment.v1.AuthorizationEnding.$Shape;
                static create(properties?: mart.payment.v1.AuthorizationEnding.$Properties): mart.payment.v1.AuthorizationEnding;

                /**
                 * Encodes the specified AuthorizationEnding message. Does not implicitly {@link mart.payment.v1.AuthorizationEnding.verify|verify} messages.
                 * @param message AuthorizationEnding message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.payment.v1.AuthorizationEnding.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AuthorizationEnding message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.payment.v1.AuthorizationEnding & mart.payment.v1.AuthorizationEnding.$Shape} AuthorizationEnding
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.payment.v1.AuthorizationEnding & mart.payment.v1.AuthorizationEnding.$Shape;

                /**
                 * Creates an AuthorizationEnding message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns AuthorizationEnding
                 */
                static fromObject(object: { [k: string]: any }): mart.payment.v1.AuthorizationEnding;

                /**
                 * Creates a plain object from an AuthorizationEnding message. Also converts values to other types if specified.
                 * @param message AuthorizationEnding
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.payment.v1.AuthorizationEnding, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this AuthorizationEnding to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace AuthorizationEnding {

                /** Properties of an AuthorizationEnding. */
                interface $Properties {

                    /** AuthorizationEnding payment */
                    payment?: (mart.payment.v1.Payment.$Properties|null);

                    /** AuthorizationEnding endsAt */
                    endsAt?: (google.protobuf.Timestamp.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AuthorizationEnding. */
                type $Shape = mart.payment.v1.AuthorizationEnding.$Properties;
            }

            /**
             * Properties of a CaptureFailed.
             * @deprecated Use mart.payment.v1.CaptureFailed.$Properties instead.
             */
            interface ICaptureFailed extends mart.payment.v1.CaptureFailed.$Properties {
            }

            /** Represents a CaptureFailed. */
            class CaptureFailed {

                /**
                 * Constructs a new CaptureFailed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.payment.v1.CaptureFailed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** CaptureFailed payment. */
                payment?: (mart.payment.v1.Payment.$Properties|null);

                /** CaptureFailed reason. */
                reason: string;

                /**
                 * Creates a new CaptureFailed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns CaptureFailed instance
                 */
                static create(properties: mart.payment.v1.CaptureFailed.$Shape): mart.payment.v1.CaptureFailed & mart.payment.v1.CaptureFailed.$Shape;
                static create(properties?: mart.payment.v1.CaptureFailed.$Properties): mart.payment.v1.CaptureFailed;

                /**
                 * Encodes the specified CaptureFailed message. Does not implicitly {@link mart.payment.v1.CaptureFailed.verify|verify} messages.
                 * @param message CaptureFailed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.payment.v1.CaptureFailed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a CaptureFailed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.payment.v1.CaptureFailed & mart.payment.v1.CaptureFailed.$Shape} CaptureFailed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.payment.v1.CaptureFailed & mart.payment.v1.CaptureFailed.$Shape;

                /**
                 * Creates a CaptureFailed message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns CaptureFailed
                 */
                static fromObject(object: { [k: string]: any }): mart.payment.v1.CaptureFailed;

                /**
                 * Creates a plain object from a CaptureFailed message. Also converts values to other types if specified.
                 * @param message CaptureFailed
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.payment.v1.CaptureFailed, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this CaptureFailed to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace CaptureFailed {

                /** Properties of a CaptureFailed. */
                interface $Properties {

                    /** CaptureFailed payment */
                    payment?: (mart.payment.v1.Payment.$Properties|null);

                    /** CaptureFailed reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a CaptureFailed. */
                type $Shape = mart.payment.v1.CaptureFailed.$Properties;
            }

            /**
             * Properties of a PaymentChangeAuthorized.
             * @deprecated Use mart.payment.v1.PaymentChangeAuthorized.$Properties instead.
             */
            interface IPaymentChangeAuthorized extends mart.payment.v1.PaymentChangeAuthorized.$Properties {
            }

            /** Represents a PaymentChangeAuthorized. */
            class PaymentChangeAuthorized {

                /**
                 * Constructs a new PaymentChangeAuthorized.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.payment.v1.PaymentChangeAuthorized.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PaymentChangeAuthorized payment. */
                payment?: (mart.payment.v1.Payment.$Properties|null);

                /** PaymentChangeAuthorized request. */
                request: string;

                /**
                 * Creates a new PaymentChangeAuthorized instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PaymentChangeAuthorized instance
                 */
                static create(properties: mart.payment.v1.PaymentChangeAuthorized.$Shape): mart.payment.v1.PaymentChangeAuthorized & mart.payment.v1.PaymentChangeAuthorized.$Shape;
                static create(properties?: mart.payment.v1.PaymentChangeAuthorized.$Properties): mart.payment.v1.PaymentChangeAuthorized;

                /**
                 * Encodes the specified PaymentChangeAuthorized message. Does not implicitly {@link mart.payment.v1.PaymentChangeAuthorized.verify|verify} messages.
                 * @param message PaymentChangeAuthorized message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.payment.v1.PaymentChangeAuthorized.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PaymentChangeAuthorized message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.payment.v1.PaymentChangeAuthorized & mart.payment.v1.PaymentChangeAuthorized.$Shape} PaymentChangeAuthorized
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.payment.v1.PaymentChangeAuthorized & mart.payment.v1.PaymentChangeAuthorized.$Shape;

                /**
                 * Creates a PaymentChangeAuthorized message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns PaymentChangeAuthorized
                 */
                static fromObject(object: { [k: string]: any }): mart.payment.v1.PaymentChangeAuthorized;

                /**
                 * Creates a plain object from a PaymentChangeAuthorized message. Also converts values to other types if specified.
                 * @param message PaymentChangeAuthorized
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.payment.v1.PaymentChangeAuthorized, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this PaymentChangeAuthorized to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace PaymentChangeAuthorized {

                /** Properties of a PaymentChangeAuthorized. */
                interface $Properties {

                    /** PaymentChangeAuthorized payment */
                    payment?: (mart.payment.v1.Payment.$Properties|null);

                    /** PaymentChangeAuthorized request */
                    request?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PaymentChangeAuthorized. */
                type $Shape = mart.payment.v1.PaymentChangeAuthorized.$Properties;
            }

            /**
             * Properties of a PaymentChangeFailed.
             * @deprecated Use mart.payment.v1.PaymentChangeFailed.$Properties instead.
             */
            interface IPaymentChangeFailed extends mart.payment.v1.PaymentChangeFailed.$Properties {
            }

            /** Represents a PaymentChangeFailed. */
            class PaymentChangeFailed {

                /**
                 * Constructs a new PaymentChangeFailed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.payment.v1.PaymentChangeFailed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PaymentChangeFailed payment. */
                payment?: (mart.payment.v1.Payment.$Properties|null);

                /** PaymentChangeFailed request. */
                request: string;

                /** PaymentChangeFailed reason. */
                reason: string;

                /**
                 * Creates a new PaymentChangeFailed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PaymentChangeFailed instance
                 */
                static create(properties: mart.payment.v1.PaymentChangeFailed.$Shape): mart.payment.v1.PaymentChangeFailed & mart.payment.v1.PaymentChangeFailed.$Shape;
                static create(properties?: mart.payment.v1.PaymentChangeFailed.$Properties): mart.payment.v1.PaymentChangeFailed;

                /**
                 * Encodes the specified PaymentChangeFailed message. Does not implicitly {@link mart.payment.v1.PaymentChangeFailed.verify|verify} messages.
                 * @param message PaymentChangeFailed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.payment.v1.PaymentChangeFailed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PaymentChangeFailed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.payment.v1.PaymentChangeFailed & mart.payment.v1.PaymentChangeFailed.$Shape} PaymentChangeFailed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.payment.v1.PaymentChangeFailed & mart.payment.v1.PaymentChangeFailed.$Shape;

                /**
                 * Creates a PaymentChangeFailed message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns PaymentChangeFailed
                 */
                static fromObject(object: { [k: string]: any }): mart.payment.v1.PaymentChangeFailed;

                /**
                 * Creates a plain object from a PaymentChangeFailed message. Also converts values to other types if specified.
                 * @param message PaymentChangeFailed
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.payment.v1.PaymentChangeFailed, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this PaymentChangeFailed to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace PaymentChangeFailed {

                /** Properties of a PaymentChangeFailed. */
                interface $Properties {

                    /** PaymentChangeFailed payment */
                    payment?: (mart.payment.v1.Payment.$Properties|null);

                    /** PaymentChangeFailed request */
                    request?: (string|null);

                    /** PaymentChangeFailed reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PaymentChangeFailed. */
                type $Shape = mart.payment.v1.PaymentChangeFailed.$Properties;
            }

            /**
             * Properties of a RefundFailed.
             * @deprecated Use mart.payment.v1.RefundFailed.$Properties instead.
             */
            interface IRefundFailed extends mart.payment.v1.RefundFailed.$Properties {
            }

            /** Represents a RefundFailed. */
            class RefundFailed {

                /**
                 * Constructs a new RefundFailed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.payment.v1.RefundFailed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** RefundFailed payment. */
                payment?: (mart.payment.v1.Payment.$Properties|null);

                /** RefundFailed refundId. */
                refundId: string;

                /** RefundFailed amount. */
                amount?: (mart.types.v1.Money.$Properties|null);

                /** RefundFailed reason. */
                reason: string;

                /**
                 * Creates a new RefundFailed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns RefundFailed instance
                 */
                static create(properties: mart.payment.v1.RefundFailed.$Shape): mart.payment.v1.RefundFailed & mart.payment.v1.RefundFailed.$Shape;
                static create(properties?: mart.payment.v1.RefundFailed.$Properties): mart.payment.v1.RefundFailed;

                /**
                 * Encodes the specified RefundFailed message. Does not implicitly {@link mart.payment.v1.RefundFailed.verify|verify} messages.
                 * @param message RefundFailed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.payment.v1.RefundFailed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RefundFailed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.payment.v1.RefundFailed & mart.payment.v1.RefundFailed.$Shape} RefundFailed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.payment.v1.RefundFailed & mart.payment.v1.RefundFailed.$Shape;

                /**
                 * Creates a RefundFailed message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns RefundFailed
                 */
                static fromObject(object: { [k: string]: any }): mart.payment.v1.RefundFailed;

                /**
                 * Creates a plain object from a RefundFailed message. Also converts values to other types if specified.
                 * @param message RefundFailed
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.payment.v1.RefundFailed, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this RefundFailed to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace RefundFailed {

                /** Properties of a RefundFailed. */
                interface $Properties {

                    /** RefundFailed payment */
                    payment?: (mart.payment.v1.Payment.$Properties|null);

                    /** RefundFailed refundId */
                    refundId?: (string|null);

                    /** RefundFailed amount */
                    amount?: (mart.types.v1.Money.$Properties|null);

                    /** RefundFailed reason */
                    reason?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RefundFailed. */
                type $Shape = mart.payment.v1.RefundFailed.$Properties;
            }

            /**
             * Properties of a DisputeOpened.
             * @deprecated Use mart.payment.v1.DisputeOpened.$Properties instead.
             */
            interface IDisputeOpened extends mart.payment.v1.DisputeOpened.$Properties {
            }

            /** Represents a DisputeOpened. */
            class DisputeOpened {

                /**
                 * Constructs a new DisputeOpened.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.payment.v1.DisputeOpened.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DisputeOpened payment. */
                payment?: (mart.payment.v1.Payment.$Properties|null);

                /** DisputeOpened disputeId. */
                disputeId: string;

                /** DisputeOpened amount. */
                amount?: (mart.types.v1.Money.$Properties|null);

                /** DisputeOpened reason. */
                reason: string;

                /** DisputeOpened respondBy. */
                respondBy?: (google.protobuf.Timestamp.$Properties|null);

                /**
                 * Creates a new DisputeOpened instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns DisputeOpened instance
                 */
                static create(properties: mart.payment.v1.DisputeOpened.$Shape): mart.payment.v1.DisputeOpened & mart.payment.v1.DisputeOpened.$Shape;
                static create(properties?: mart.payment.v1.DisputeOpened.$Properties): mart.payment.v1.DisputeOpened;

                /**
                 * Encodes the specified DisputeOpened message. Does not implicitly {@link mart.payment.v1.DisputeOpened.verify|verify} messages.
                 * @param message DisputeOpened message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.payment.v1.DisputeOpened.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DisputeOpened message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.payment.v1.DisputeOpened & mart.payment.v1.DisputeOpened.$Shape} DisputeOpened
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.payment.v1.DisputeOpened & mart.payment.v1.DisputeOpened.$Shape;

                /**
                 * Creates a DisputeOpened message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns DisputeOpened
                 */
                static fromObject(object: { [k: string]: any }): mart.payment.v1.DisputeOpened;

                /**
                 * Creates a plain object from a DisputeOpened message. Also converts values to other types if specified.
                 * @param message DisputeOpened
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.payment.v1.DisputeOpened, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this DisputeOpened to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace DisputeOpened {

                /** Properties of a DisputeOpened. */
                interface $Properties {

                    /** DisputeOpened payment */
                    payment?: (mart.payment.v1.Payment.$Properties|null);

                    /** DisputeOpened disputeId */
                    disputeId?: (string|null);

                    /** DisputeOpened amount */
                    amount?: (mart.types.v1.Money.$Properties|null);

                    /** DisputeOpened reason */
                    reason?: (string|null);

                    /** DisputeOpened respondBy */
                    respondBy?: (google.protobuf.Timestamp.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DisputeOpened. */
                type $Shape = mart.payment.v1.DisputeOpened.$Properties;
            }

            /**
             * Properties of a DisputeClosed.
             * @deprecated Use mart.payment.v1.DisputeClosed.$Properties instead.
             */
            interface IDisputeClosed extends mart.payment.v1.DisputeClosed.$Properties {
            }

            /** Represents a DisputeClosed. */
            class DisputeClosed {

                /**
                 * Constructs a new DisputeClosed.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.payment.v1.DisputeClosed.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DisputeClosed payment. */
                payment?: (mart.payment.v1.Payment.$Properties|null);

                /** DisputeClosed disputeId. */
                disputeId: string;

                /** DisputeClosed status. */
                status: string;

                /**
                 * Creates a new DisputeClosed instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns DisputeClosed instance
                 */
                static create(properties: mart.payment.v1.DisputeClosed.$Shape): mart.payment.v1.DisputeClosed & mart.payment.v1.DisputeClosed.$Shape;
                static create(properties?: mart.payment.v1.DisputeClosed.$Properties): mart.payment.v1.DisputeClosed;

                /**
                 * Encodes the specified DisputeClosed message. Does not implicitly {@link mart.payment.v1.DisputeClosed.verify|verify} messages.
                 * @param message DisputeClosed message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.payment.v1.DisputeClosed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DisputeClosed message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.payment.v1.DisputeClosed & mart.payment.v1.DisputeClosed.$Shape} DisputeClosed
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.payment.v1.DisputeClosed & mart.payment.v1.DisputeClosed.$Shape;

                /**
                 * Creates a DisputeClosed message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns DisputeClosed
                 */
                static fromObject(object: { [k: string]: any }): mart.payment.v1.DisputeClosed;

                /**
                 * Creates a plain object from a DisputeClosed message. Also converts values to other types if specified.
                 * @param message DisputeClosed
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.payment.v1.DisputeClosed, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this DisputeClosed to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace DisputeClosed {

                /** Properties of a DisputeClosed. */
                interface $Properties {

                    /** DisputeClosed payment */
                    payment?: (mart.payment.v1.Payment.$Properties|null);

                    /** DisputeClosed disputeId */
                    disputeId?: (string|null);

                    /** DisputeClosed status */
                    status?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DisputeClosed. */
                type $Shape = mart.payment.v1.DisputeClosed.$Properties;
            }
        }
    }

    /** Namespace product. */
    namespace product {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a ProductEvent.
             * @deprecated Use mart.product.v1.ProductEvent.$Properties instead.
             */
            interface IProductEvent extends mart.product.v1.ProductEvent.$Properties {
            }

            /** Represents a ProductEvent. */
            class ProductEvent {

                /**
                 * Constructs a new ProductEvent.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.product.v1.ProductEvent.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ProductEvent productCreated. */
                productCreated?: (mart.product.v1.ProductCreated.$Properties|null);

                /** ProductEvent productChanged. */
                productChanged?: (mart.product.v1.ProductChanged.$Properties|null);

                /** ProductEvent productArchived. */
                productArchived?: (mart.product.v1.ProductArchived.$Properties|null);

                /** ProductEvent offerChanged. */
                offerChanged?: (mart.product.v1.OfferChanged.$Properties|null);

                /** ProductEvent offerDeleted. */
                offerDeleted?: (mart.product.v1.OfferDeleted.$Properties|null);

                /** ProductEvent taxRatesChanged. */
                taxRatesChanged?: (mart.product.v1.TaxRatesChanged.$Properties|null);

                /** ProductEvent personalDataGathered. */
                personalDataGathered?: (mart.types.v1.PersonalDataGathered.$Properties|null);

                /** ProductEvent event. */
                event?: ("productCreated"|"productChanged"|"productArchived"|"offerChanged"|"offerDeleted"|"taxRatesChanged"|"personalDataGathered");

                /**
                 * Creates a new ProductEvent instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ProductEvent instance
                 */
                static create(properties: mart.product.v1.ProductEvent.$Shape): mart.product.v1.ProductEvent & mart.product.v1.ProductEvent.$Shape;
                static create(properties?: mart.product.v1.ProductEvent.$Properties): mart.product.v1.ProductEvent;

                /**
                 * Encodes the specified ProductEvent message. Does not implicitly {@link mart.product.v1.ProductEvent.verify|verify} messages.
                 * @param message ProductEvent message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.product.v1.ProductEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ProductEvent message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.product.v1.ProductEvent & mart.product.v1.ProductEvent.$Shape} ProductEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.product.v1.ProductEvent & mart.product.v1.ProductEvent.$Shape;

                /**
                 * Creates a ProductEvent message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns ProductEvent
                 */
                static fromObject(object: { [k: string]: any }): mart.product.v1.ProductEvent;

                /**
                 * Creates a plain object from a ProductEvent message. Also converts values to other types if specified.
                 * @param message ProductEvent
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.product.v1.ProductEvent, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this ProductEvent to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace ProductEvent {

                /** Properties of a ProductEvent. */
                interface $Properties {

                    /** ProductEvent productCreated */
                    productCreated?: (mart.product.v1.ProductCreated.$Properties|null);

                    /** ProductEvent productChanged */
                    productChanged?: (mart.product.v1.ProductChanged.$Properties|null);

                    /** ProductEvent productArchived */
                    productArchived?: (mart.product.v1.ProductArchived.$Properties|null);

                    /** ProductEvent offerChanged */
                    offerChanged?: (mart.product.v1.OfferChanged.$Properties|null);

                    /** ProductEvent offerDeleted */
                    offerDeleted?: (mart.product.v1.OfferDeleted.$Properties|null);

                    /** ProductEvent taxRatesChanged */
                    taxRatesChanged?: (mart.product.v1.TaxRatesChanged.$Properties|null);

                    /** ProductEvent personalDataGathered */
                    personalDataGathered?: (mart.types.v1.PersonalDataGathered.$Properties|null);

                    /** ProductEvent event */
                    event?: ("productCreated"|"productChanged"|"productArchived"|"offerChanged"|"offerDeleted"|"taxRatesChanged"|"personalDataGathered");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a ProductEvent. */
                type $Shape = {
                  productCreated?: mart.product.v1.ProductCreated.$Shape|null;
                  productChanged?: mart.product.v1.ProductChanged.$Shape|null;
                  productArchived?: mart.product.v1.ProductArchived.$Shape|null;
                  offerChanged?: mart.product.v1.OfferChanged.$Shape|null;
                  offerDeleted?: mart.product.v1.OfferDeleted.$Shape|null;
                  taxRatesChanged?: mart.product.v1.TaxRatesChanged.$Shape|null;
                  personalDataGathered?: mart.types.v1.PersonalDataGathered.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ event?: undefined; productCreated?: null; productChanged?: null; productArchived?: null; offerChanged?: null; offerDeleted?: null; taxRatesChanged?: null; personalDataGathered?: null }|{ event?: "productCreated"; productCreated: mart.product.v1.ProductCreated.$Shape; productChanged?: null; productArchived?: null; offerChanged?: null; offerDeleted?: null; taxRatesChanged?: null; personalDataGathered?: null }|{ event?: "productChanged"; productCreated?: null; productChanged: mart.product.v1.ProductChanged.$Shape; productArchived?: null; offerChanged?: null; offerDeleted?: null; taxRatesChanged?: null; personalDataGathered?: null }|{ event?: "productArchived"; productCreated?: null; productChanged?: null; productArchived: mart.product.v1.ProductArchived.$Shape; offerChanged?: null; offerDeleted?: null; taxRatesChanged?: null; personalDataGathered?: null }|{ event?: "offerChanged"; productCreated?: null; productChanged?: null; productArchived?: null; offerChanged: mart.product.v1.OfferChanged.$Shape; offerDeleted?: null; taxRatesChanged?: null; personalDataGathered?: null }|{ event?: "offerDeleted"; productCreated?: null; productChanged?: null; productArchived?: null; offerChanged?: null; offerDeleted: mart.product.v1.OfferDeleted.$Shape; taxRatesChanged?: null; personalDataGathered?: null }|{ event?: "taxRatesChanged"; productCreated?: null; productChanged?: null; productArchived?: null; offerChanged?: null; offerDeleted?: null; taxRatesChanged: mart.product.v1.TaxRatesChanged.$Shape; personalDataGathered?: null }|{ event?: "personalDataGathered"; productCreated?: null; productChanged?: null; productArchived?: null; offerChanged?: null; offerDeleted?: null; taxRatesChanged?: null; personalDataGathered: mart.types.v1.PersonalDataGathered.$Shape })
                );
            }

            /**
             * Properties of a Product.
             * @deprecated Use mart.product.v1.Product.$Properties instead.
             */
            interface IProduct extends mart.product.v1.Product.$Properties {
            }

            /** Represents a Product. */
            class Product {

                /**
                 * Constructs a new Product.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.product.v1.Product.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Product id. */
                id: string;

                /** Product sku. */
                sku: string;

                /** Product slug. */
                slug: string;

                /** Product name. */
                name: string;

                /** Product brand. */
                brand: string;

                /** Product categoryId. */
                categoryId: string;

                /** Product price. */
                price?: (mart.types.v1.Money.$Properties|null);

                /** Product soldBy. */
                soldBy: string;

                /** Product status. */
                status: string;

                /** Product version. */
                version: number;

                /** Product openingStock. */
                openingStock: number;

                /** Product maxPerOrder. */
                maxPerOrder: number;

                /** Product ageLimit. */
                ageLimit: number;

                /** Product substitutes. */
                substitutes: string[];

                /** Product barcode. */
                barcode: string;

                /** Product categoryIds. */
                categoryIds: string[];

                /** Product taxClass. */
                taxClass: string;

                /** Product retailPrice. */
                retailPrice: number;

                /** Product salePrices. */
                salePrices: mart.product.v1.SalePrice.$Properties[];

                /** Product tariffCode. */
                tariffCode: string;

                /**
                 * Creates a new Product instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Product instance
                 */
                static create(properties: mart.product.v1.Product.$Shape): mart.product.v1.Product & mart.product.v1.Product.$Shape;
                static create(properties?: mart.product.v1.Product.$Properties): mart.product.v1.Product;

                /**
                 * Encodes the specified Product message. Does not implicitly {@link mart.product.v1.Product.verify|verify} messages.
                 * @param message Product message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.product.v1.Product.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Product message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.product.v1.Product & mart.product.v1.Product.$Shape} Product
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.product.v1.Product & mart.product.v1.Product.$Shape;

                /**
                 * Creates a Product message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Product
                 */
                static fromObject(object: { [k: string]: any }): mart.product.v1.Product;

                /**
                 * Creates a plain object from a Product message. Also converts values to other types if specified.
                 * @param message Product
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.product.v1.Product, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Product to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace Product {

                /** Properties of a Product. */
                interface $Properties {

                    /** Product id */
                    id?: (string|null);

                    /** Product sku */
                    sku?: (string|null);

                    /** Product slug */
                    slug?: (string|null);

                    /** Product name */
                    name?: (string|null);

                    /** Product brand */
                    brand?: (string|null);

                    /** Product categoryId */
                    categoryId?: (string|null);

                    /** Product price */
                    price?: (mart.types.v1.Money.$Properties|null);

                    /** Product soldBy */
                    soldBy?: (string|null);

                    /** Product status */
                    status?: (string|null);

                    /** Product version */
                    version?: (number|null);

                    /** Product openingStock */
                    openingStock?: (number|null);

                    /** Product maxPerOrder */
                    maxPerOrder?: (number|null);

                    /** Product ageLimit */
                    ageLimit?: (number|null);

                    /** Product substitutes */
                    substitutes?: (string[]|null);

                    /** Product barcode */
                    barcode?: (string|null);

                    /** Product categoryIds */
                    categoryIds?: (string[]|null);

                    /** Product taxClass */
                    taxClass?: (string|null);

                    /** Product retailPrice */
                    retailPrice?: (number|null);

                    /** Product salePrices */
                    salePrices?: (mart.product.v1.SalePrice.$Properties[]|null);

                    /** Product tariffCode */
                    tariffCode?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Product. */
                type $Shape = mart.product.v1.Product.$Properties;
            }

            /**
             * Properties of a SalePrice.
             * @deprecated Use mart.product.v1.SalePrice.$Properties instead.
             */
            interface ISalePrice extends mart.product.v1.SalePrice.$Properties {
            }

            /** Represents a SalePrice. */
            class SalePrice {

                /**
                 * Constructs a new SalePrice.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.product.v1.SalePrice.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SalePrice price. */
                price: number;

                /** SalePrice from. */
                from?: (google.protobuf.Timestamp.$Properties|null);

                /** SalePrice until. */
                until?: (google.protobuf.Timestamp.$Properties|null);

                /**
                 * Creates a new SalePrice instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SalePrice instance
                 */
                static create(properties: mart.product.v1.SalePrice.$Shape): mart.product.v1.SalePrice & mart.product.v1.SalePrice.$Shape;
                static create(properties?: mart.product.v1.SalePrice.$Properties): mart.product.v1.SalePrice;

                /**
                 * Encodes the specified SalePrice message. Does not implicitly {@link mart.product.v1.SalePrice.verify|verify} messages.
                 * @param message SalePrice message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.product.v1.SalePrice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SalePrice message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.product.v1.SalePrice & mart.product.v1.SalePrice.$Shape} SalePrice
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.product.v1.SalePrice & mart.product.v1.SalePrice.$Shape;

                /**
                 * Creates a SalePrice message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns SalePrice
                 */
                static fromObject(object: { [k: string]: any }): mart.product.v1.SalePrice;

                /**
                 * Creates a plain object from a SalePrice message. Also converts values to other types if specified.
                 * @param message SalePrice
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.product.v1.SalePrice, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this SalePrice to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace SalePrice {

                /** Properties of a SalePrice. */
                interface $Properties {

                    /** SalePrice price */
                    price?: (number|null);

                    /** SalePrice from */
                    from?: (google.protobuf.Timestamp.$Properties|null);

                    /** SalePrice until */
                    until?: (google.protobuf.Timestamp.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SalePrice. */
                type $Shape = mart.product.v1.SalePrice.$Properties;
            }

            /**
             * Properties of a ProductCreated.
             * @deprecated Use mart.product.v1.ProductCreated.$Properties instead.
             */
            interface IProductCreated extends mart.product.v1.ProductCreated.$Properties {
            }

            /** Represents a ProductCreated. */
            class ProductCreated {

                /**
                 * Constructs a new ProductCreated.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.product.v1.ProductCreated.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ProductCreated product. */
                product?: (mart.product.v1.Product.$Properties|null);

                /**
                 * Creates a new ProductCreated instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ProductCreated instance
                 */
                static create(properties: mart.product.v1.ProductCreated.$Shape): mart.product.v1.ProductCreated & mart.product.v1.ProductCreated.$Shape;
                static create(properties?: mart.product.v1.ProductCreated.$Properties): mart.product.v1.ProductCreated;

                /**
                 * Encodes the specified ProductCreated message. Does not implicitly {@link mart.product.v1.ProductCreated.verify|verify} messages.
                 * @param message ProductCreated message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.product.v1.ProductCreated.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ProductCreated message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.product.v1.ProductCreated & mart.product.v1.ProductCreated.$Shape} ProductCreated
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.product.v1.ProductCreated & mart.product.v1.ProductCreated.$Shape;

                /**
                 * Creates a ProductCreated message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns ProductCreated
                 */
                static fromObject(object: { [k: string]: any }): mart.product.v1.ProductCreated;

                /**
                 * Creates a plain object from a ProductCreated message. Also converts values to other types if specified.
                 * @param message ProductCreated
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.product.v1.ProductCreated, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this ProductCreated to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace ProductCreated {

                /** Properties of a ProductCreated. */
                interface $Properties {

                    /** ProductCreated product */
                    product?: (mart.product.v1.Product.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ProductCreated. */
                type $Shape = mart.product.v1.ProductCreated.$Properties;
            }

            /**
             * Properties of a ProductChanged.
             * @deprecated Use mart.product.v1.ProductChanged.$Properties instead.
             */
            interface IProductChanged extends mart.product.v1.ProductChanged.$Properties {
            }

            /** Represents a ProductChanged. */
            class ProductChanged {

                /**
                 * Constructs a new ProductChanged.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.product.v1.ProductChanged.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ProductChanged product. */
                product?: (mart.product.v1.Product.$Properties|null);

                /**
                 * Creates a new ProductChanged instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ProductChanged instance
                 */
                static create(properties: mart.product.v1.ProductChanged.$Shape): mart.product.v1.ProductChanged & mart.product.v1.ProductChanged.$Shape;
                static create(properties?: mart.product.v1.ProductChanged.$Properties): mart.product.v1.ProductChanged;

                /**
                 * Encodes the specified ProductChanged message. Does not implicitly {@link mart.product.v1.ProductChanged.verify|verify} messages.
                 * @param message ProductChanged message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.product.v1.ProductChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ProductChanged message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.product.v1.ProductChanged & mart.product.v1.ProductChanged.$Shape} ProductChanged
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.product.v1.ProductChanged & mart.product.v1.ProductChanged.$Shape;

                /**
                 * Creates a ProductChanged message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns ProductChanged
                 */
                static fromObject(object: { [k: string]: any }): mart.product.v1.ProductChanged;

                /**
                 * Creates a plain object from a ProductChanged message. Also converts values to other types if specified.
                 * @param message ProductChanged
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.product.v1.ProductChanged, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this ProductChanged to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace ProductChanged {

                /** Properties of a ProductChanged. */
                interface $Properties {

                    /** ProductChanged product */
                    product?: (mart.product.v1.Product.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ProductChanged. */
                type $Shape = mart.product.v1.ProductChanged.$Properties;
            }

            /**
             * Properties of a ProductArchived.
             * @deprecated Use mart.product.v1.ProductArchived.$Properties instead.
             */
            interface IProductArchived extends mart.product.v1.ProductArchived.$Properties {
            }

            /** Represents a ProductArchived. */
            class ProductArchived {

                /**
                 * Constructs a new ProductArchived.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.product.v1.ProductArchived.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ProductArchived product. */
                product?: (mart.product.v1.Product.$Properties|null);

                /**
                 * Creates a new ProductArchived instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ProductArchived instance
                 */
                static create(properties: mart.product.v1.ProductArchived.$Shape): mart.product.v1.ProductArchived & mart.product.v1.ProductArchived.$Shape;
                static create(properties?: mart.product.v1.ProductArchived.$Properties): mart.product.v1.ProductArchived;

                /**
                 * Encodes the specified ProductArchived message. Does not implicitly {@link mart.product.v1.ProductArchived.verify|verify} messages.
                 * @param message ProductArchived message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.product.v1.ProductArchived.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ProductArchived message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.product.v1.ProductArchived & mart.product.v1.ProductArchived.$Shape} ProductArchived
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.product.v1.ProductArchived & mart.product.v1.ProductArchived.$Shape;

                /**
                 * Creates a ProductArchived message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns ProductArchived
                 */
                static fromObject(object: { [k: string]: any }): mart.product.v1.ProductArchived;

                /**
                 * Creates a plain object from a ProductArchived message. Also converts values to other types if specified.
                 * @param message ProductArchived
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.product.v1.ProductArchived, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this ProductArchived to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace ProductArchived {

                /** Properties of a ProductArchived. */
                interface $Properties {

                    /** ProductArchived product */
                    product?: (mart.product.v1.Product.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ProductArchived. */
                type $Shape = mart.product.v1.ProductArchived.$Properties;
            }

            /**
             * Properties of an Offer.
             * @deprecated Use mart.product.v1.Offer.$Properties instead.
             */
            interface IOffer extends mart.product.v1.Offer.$Properties {
            }

            /** Represents an Offer. */
            class Offer {

                /**
                 * Constructs a new Offer.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.product.v1.Offer.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Offer id. */
                id: string;

                /** Offer name. */
                name: string;

                /** Offer from. */
                from?: (google.protobuf.Timestamp.$Properties|null);

                /** Offer until. */
                until?: (google.protobuf.Timestamp.$Properties|null);

                /** Offer active. */
                active: boolean;

                /** Offer priority. */
                priority: number;

                /** Offer combinable. */
                combinable: boolean;

                /** Offer couponCode. */
                couponCode: string;

                /** Offer couponPerCustomer. */
                couponPerCustomer: number;

                /** Offer couponTotal. */
                couponTotal: number;

                /** Offer products. */
                products: string[];

                /** Offer categories. */
                categories: string[];

                /** Offer brands. */
                brands: string[];

                /** Offer minSubtotal. */
                minSubtotal: number;

                /** Offer firstOrder. */
                firstOrder: boolean;

                /** Offer paymentMethod. */
                paymentMethod: string;

                /** Offer days. */
                days: number[];

                /** Offer fromMinute. */
                fromMinute: number;

                /** Offer untilMinute. */
                untilMinute: number;

                /** Offer gives. */
                gives: string;

                /** Offer percent. */
                percent: number;

                /** Offer amount. */
                amount: number;

                /** Offer currency. */
                currency: string;

                /** Offer buy. */
                buy: number;

                /** Offer get. */
                get: number;

                /** Offer quantity. */
                quantity: number;

                /** Offer version. */
                version: number;

                /**
                 * Creates a new Offer instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Offer instance
                 */
                static create(properties: mart.product.v1.Offer.$Shape): mart.product.v1.Offer & mart.product.v1.Offer.$Shape;
                static create(properties?: mart.product.v1.Offer.$Properties): mart.product.v1.Offer;

                /**
                 * Encodes the specified Offer message. Does not implicitly {@link mart.product.v1.Offer.verify|verify} messages.
                 * @param message Offer message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.product.v1.Offer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Offer message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.product.v1.Offer & mart.product.v1.Offer.$Shape} Offer
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.product.v1.Offer & mart.product.v1.Offer.$Shape;

                /**
                 * Creates an Offer message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Offer
                 */
                static fromObject(object: { [k: string]: any }): mart.product.v1.Offer;

                /**
                 * Creates a plain object from an Offer message. Also converts values to other types if specified.
                 * @param message Offer
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.product.v1.Offer, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Offer to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace Offer {

                /** Properties of an Offer. */
                interface $Properties {

                    /** Offer id */
                    id?: (string|null);

                    /** Offer name */
                    name?: (string|null);

                    /** Offer from */
                    from?: (google.protobuf.Timestamp.$Properties|null);

                    /** Offer until */
                    until?: (google.protobuf.Timestamp.$Properties|null);

                    /** Offer active */
                    active?: (boolean|null);

                    /** Offer priority */
                    priority?: (number|null);

                    /** Offer combinable */
                    combinable?: (boolean|null);

                    /** Offer couponCode */
                    couponCode?: (string|null);

                    /** Offer couponPerCustomer */
                    couponPerCustomer?: (number|null);

                    /** Offer couponTotal */
                    couponTotal?: (number|null);

                    /** Offer products */
                    products?: (string[]|null);

                    /** Offer categories */
                    categories?: (string[]|null);

                    /** Offer brands */
                    brands?: (string[]|null);

                    /** Offer minSubtotal */
                    minSubtotal?: (number|null);

                    /** Offer firstOrder */
                    firstOrder?: (boolean|null);

                    /** Offer paymentMethod */
                    paymentMethod?: (string|null);

                    /** Offer days */
                    days?: (number[]|null);

                    /** Offer fromMinute */
                    fromMinute?: (number|null);

                    /** Offer untilMinute */
                    untilMinute?: (number|null);

                    /** Offer gives */
                    gives?: (string|null);

                    /** Offer percent */
                    percent?: (number|null);

                    /** Offer amount */
                    amount?: (number|null);

                    /** Offer currency */
                    currency?: (string|null);

                    /** Offer buy */
                    buy?: (number|null);

                    /** Offer get */
                    get?: (number|null);

                    /** Offer quantity */
                    quantity?: (number|null);

                    /** Offer version */
                    version?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Offer. */
                type $Shape = mart.product.v1.Offer.$Properties;
            }

            /**
             * Properties of an OfferChanged.
             * @deprecated Use mart.product.v1.OfferChanged.$Properties instead.
             */
            interface IOfferChanged extends mart.product.v1.OfferChanged.$Properties {
            }

            /** Represents an OfferChanged. */
            class OfferChanged {

                /**
                 * Constructs a new OfferChanged.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.product.v1.OfferChanged.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OfferChanged offer. */
                offer?: (mart.product.v1.Offer.$Properties|null);

                /**
                 * Creates a new OfferChanged instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OfferChanged instance
                 */
                static create(properties: mart.product.v1.OfferChanged.$Shape): mart.product.v1.OfferChanged & mart.product.v1.OfferChanged.$Shape;
                static create(properties?: mart.product.v1.OfferChanged.$Properties): mart.product.v1.OfferChanged;

                /**
                 * Encodes the specified OfferChanged message. Does not implicitly {@link mart.product.v1.OfferChanged.verify|verify} messages.
                 * @param message OfferChanged message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.product.v1.OfferChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OfferChanged message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.product.v1.OfferChanged & mart.product.v1.OfferChanged.$Shape} OfferChanged
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.product.v1.OfferChanged & mart.product.v1.OfferChanged.$Shape;

                /**
                 * Creates an OfferChanged message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OfferChanged
                 */
                static fromObject(object: { [k: string]: any }): mart.product.v1.OfferChanged;

                /**
                 * Creates a plain object from an OfferChanged message. Also converts values to other types if specified.
                 * @param message OfferChanged
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.product.v1.OfferChanged, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OfferChanged to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OfferChanged {

                /** Properties of an OfferChanged. */
                interface $Properties {

                    /** OfferChanged offer */
                    offer?: (mart.product.v1.Offer.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OfferChanged. */
                type $Shape = mart.product.v1.OfferChanged.$Properties;
            }

            /**
             * Properties of an OfferDeleted.
             * @deprecated Use mart.product.v1.OfferDeleted.$Properties instead.
             */
            interface IOfferDeleted extends mart.product.v1.OfferDeleted.$Properties {
            }

            /** Represents an OfferDeleted. */
            class OfferDeleted {

                /**
                 * Constructs a new OfferDeleted.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.product.v1.OfferDeleted.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** OfferDeleted offerId. */
                offerId: string;

                /**
                 * Creates a new OfferDeleted instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns OfferDeleted instance
                 */
                static create(properties: mart.product.v1.OfferDeleted.$Shape): mart.product.v1.OfferDeleted & mart.product.v1.OfferDeleted.$Shape;
                static create(properties?: mart.product.v1.OfferDeleted.$Properties): mart.product.v1.OfferDeleted;

                /**
                 * Encodes the specified OfferDeleted message. Does not implicitly {@link mart.product.v1.OfferDeleted.verify|verify} messages.
                 * @param message OfferDeleted message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.product.v1.OfferDeleted.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an OfferDeleted message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.product.v1.OfferDeleted & mart.product.v1.OfferDeleted.$Shape} OfferDeleted
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.product.v1.OfferDeleted & mart.product.v1.OfferDeleted.$Shape;

                /**
                 * Creates an OfferDeleted message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns OfferDeleted
                 */
                static fromObject(object: { [k: string]: any }): mart.product.v1.OfferDeleted;

                /**
                 * Creates a plain object from an OfferDeleted message. Also converts values to other types if specified.
                 * @param message OfferDeleted
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.product.v1.OfferDeleted, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this OfferDeleted to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace OfferDeleted {

                /** Properties of an OfferDeleted. */
                interface $Properties {

                    /** OfferDeleted offerId */
                    offerId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an OfferDeleted. */
                type $Shape = mart.product.v1.OfferDeleted.$Properties;
            }

            /**
             * Properties of a TaxRate.
             * @deprecated Use mart.product.v1.TaxRate.$Properties instead.
             */
            interface ITaxRate extends mart.product.v1.TaxRate.$Properties {
            }

            /** Represents a TaxRate. */
            class TaxRate {

                /**
                 * Constructs a new TaxRate.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.product.v1.TaxRate.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TaxRate rate. */
                rate: number;

                /** TaxRate from. */
                from?: (google.protobuf.Timestamp.$Properties|null);

                /**
                 * Creates a new TaxRate instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns TaxRate instance
                 */
                static create(properties: mart.product.v1.TaxRate.$Shape): mart.product.v1.TaxRate & mart.product.v1.TaxRate.$Shape;
                static create(properties?: mart.product.v1.TaxRate.$Properties): mart.product.v1.TaxRate;

                /**
                 * Encodes the specified TaxRate message. Does not implicitly {@link mart.product.v1.TaxRate.verify|verify} messages.
                 * @param message TaxRate message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.product.v1.TaxRate.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TaxRate message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.product.v1.TaxRate & mart.product.v1.TaxRate.$Shape} TaxRate
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.product.v1.TaxRate & mart.product.v1.TaxRate.$Shape;

                /**
                 * Creates a TaxRate message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns TaxRate
                 */
                static fromObject(object: { [k: string]: any }): mart.product.v1.TaxRate;

                /**
                 * Creates a plain object from a TaxRate message. Also converts values to other types if specified.
                 * @param message TaxRate
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.product.v1.TaxRate, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this TaxRate to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace TaxRate {

                /** Properties of a TaxRate. */
                interface $Properties {

                    /** TaxRate rate */
                    rate?: (number|null);

                    /** TaxRate from */
                    from?: (google.protobuf.Timestamp.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TaxRate. */
                type $Shape = mart.product.v1.TaxRate.$Properties;
            }

            /**
             * Properties of a TaxRatesChanged.
             * @deprecated Use mart.product.v1.TaxRatesChanged.$Properties instead.
             */
            interface ITaxRatesChanged extends mart.product.v1.TaxRatesChanged.$Properties {
            }

            /** Represents a TaxRatesChanged. */
            class TaxRatesChanged {

                /**
                 * Constructs a new TaxRatesChanged.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.product.v1.TaxRatesChanged.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** TaxRatesChanged taxClass. */
                taxClass: string;

                /** TaxRatesChanged rates. */
                rates: mart.product.v1.TaxRate.$Properties[];

                /** TaxRatesChanged onRetailPrice. */
                onRetailPrice: boolean;

                /** TaxRatesChanged version. */
                version: number;

                /**
                 * Creates a new TaxRatesChanged instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns TaxRatesChanged instance
                 */
                static create(properties: mart.product.v1.TaxRatesChanged.$Shape): mart.product.v1.TaxRatesChanged & mart.product.v1.TaxRatesChanged.$Shape;
                static create(properties?: mart.product.v1.TaxRatesChanged.$Properties): mart.product.v1.TaxRatesChanged;

                /**
                 * Encodes the specified TaxRatesChanged message. Does not implicitly {@link mart.product.v1.TaxRatesChanged.verify|verify} messages.
                 * @param message TaxRatesChanged message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.product.v1.TaxRatesChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a TaxRatesChanged message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.product.v1.TaxRatesChanged & mart.product.v1.TaxRatesChanged.$Shape} TaxRatesChanged
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.product.v1.TaxRatesChanged & mart.product.v1.TaxRatesChanged.$Shape;

                /**
                 * Creates a TaxRatesChanged message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns TaxRatesChanged
                 */
                static fromObject(object: { [k: string]: any }): mart.product.v1.TaxRatesChanged;

                /**
                 * Creates a plain object from a TaxRatesChanged message. Also converts values to other types if specified.
                 * @param message TaxRatesChanged
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.product.v1.TaxRatesChanged, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this TaxRatesChanged to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace TaxRatesChanged {

                /** Properties of a TaxRatesChanged. */
                interface $Properties {

                    /** TaxRatesChanged taxClass */
                    taxClass?: (string|null);

                    /** TaxRatesChanged rates */
                    rates?: (mart.product.v1.TaxRate.$Properties[]|null);

                    /** TaxRatesChanged onRetailPrice */
                    onRetailPrice?: (boolean|null);

                    /** TaxRatesChanged version */
                    version?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a TaxRatesChanged. */
                type $Shape = mart.product.v1.TaxRatesChanged.$Properties;
            }
        }
    }

    /** Namespace user. */
    namespace user {

        /** Namespace v1. */
        namespace v1 {

            /**
             * Properties of a UserEvent.
             * @deprecated Use mart.user.v1.UserEvent.$Properties instead.
             */
            interface IUserEvent extends mart.user.v1.UserEvent.$Properties {
            }

            /** Represents a UserEvent. */
            class UserEvent {

                /**
                 * Constructs a new UserEvent.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.user.v1.UserEvent.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UserEvent userRegistered. */
                userRegistered?: (mart.user.v1.UserRegistered.$Properties|null);

                /** UserEvent userChanged. */
                userChanged?: (mart.user.v1.UserChanged.$Properties|null);

                /** UserEvent userErased. */
                userErased?: (mart.user.v1.UserErased.$Properties|null);

                /** UserEvent emailVerificationRequested. */
                emailVerificationRequested?: (mart.user.v1.EmailVerificationRequested.$Properties|null);

                /** UserEvent passwordResetRequested. */
                passwordResetRequested?: (mart.user.v1.PasswordResetRequested.$Properties|null);

                /** UserEvent passwordChanged. */
                passwordChanged?: (mart.user.v1.PasswordChanged.$Properties|null);

                /** UserEvent emailChanged. */
                emailChanged?: (mart.user.v1.EmailChanged.$Properties|null);

                /** UserEvent signedInFromNewDevice. */
                signedInFromNewDevice?: (mart.user.v1.SignedInFromNewDevice.$Properties|null);

                /** UserEvent secondFactorChanged. */
                secondFactorChanged?: (mart.user.v1.SecondFactorChanged.$Properties|null);

                /** UserEvent personalDataRequested. */
                personalDataRequested?: (mart.user.v1.PersonalDataRequested.$Properties|null);

                /** UserEvent phoneVerificationRequested. */
                phoneVerificationRequested?: (mart.user.v1.PhoneVerificationRequested.$Properties|null);

                /** UserEvent apiKeyEnded. */
                apiKeyEnded?: (mart.user.v1.ApiKeyEnded.$Properties|null);

                /** UserEvent event. */
                event?: ("userRegistered"|"userChanged"|"userErased"|"emailVerificationRequested"|"passwordResetRequested"|"passwordChanged"|"emailChanged"|"signedInFromNewDevice"|"secondFactorChanged"|"personalDataRequested"|"phoneVerificationRequested"|"apiKeyEnded");

                /**
                 * Creates a new UserEvent instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns UserEvent instance
                 */
                static create(properties: mart.user.v1.UserEvent.$Shape): mart.user.v1.UserEvent & mart.user.v1.UserEvent.$Shape;
                static create(properties?: mart.user.v1.UserEvent.$Properties): mart.user.v1.UserEvent;

                /**
                 * Encodes the specified UserEvent message. Does not implicitly {@link mart.user.v1.UserEvent.verify|verify} messages.
                 * @param message UserEvent message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.user.v1.UserEvent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UserEvent message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.user.v1.UserEvent & mart.user.v1.UserEvent.$Shape} UserEvent
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.user.v1.UserEvent & mart.user.v1.UserEvent.$Shape;

                /**
                 * Creates a UserEvent message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns UserEvent
                 */
                static fromObject(object: { [k: string]: any }): mart.user.v1.UserEvent;

                /**
                 * Creates a plain object from a UserEvent message. Also converts values to other types if specified.
                 * @param message UserEvent
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.user.v1.UserEvent, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this UserEvent to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace UserEvent {

                /** Properties of a UserEvent. */
                interface $Properties {

                    /** UserEvent userRegistered */
                    userRegistered?: (mart.user.v1.UserRegistered.$Properties|null);

                    /** UserEvent userChanged */
                    userChanged?: (mart.user.v1.UserChanged.$Properties|null);

                    /** UserEvent userErased */
                    userErased?: (mart.user.v1.UserErased.$Properties|null);

                    /** UserEvent emailVerificationRequested */
                    emailVerificationRequested?: (mart.user.v1.EmailVerificationRequested.$Properties|null);

                    /** UserEvent passwordResetRequested */
                    passwordResetRequested?: (mart.user.v1.PasswordResetRequested.$Properties|null);

                    /** UserEvent passwordChanged */
                    passwordChanged?: (mart.user.v1.PasswordChanged.$Properties|null);

                    /** UserEvent emailChanged */
                    emailChanged?: (mart.user.v1.EmailChanged.$Properties|null);

                    /** UserEvent signedInFromNewDevice */
                    signedInFromNewDevice?: (mart.user.v1.SignedInFromNewDevice.$Properties|null);

                    /** UserEvent secondFactorChanged */
                    secondFactorChanged?: (mart.user.v1.SecondFactorChanged.$Properties|null);

                    /** UserEvent personalDataRequested */
                    personalDataRequested?: (mart.user.v1.PersonalDataRequested.$Properties|null);

                    /** UserEvent phoneVerificationRequested */
                    phoneVerificationRequested?: (mart.user.v1.PhoneVerificationRequested.$Properties|null);

                    /** UserEvent apiKeyEnded */
                    apiKeyEnded?: (mart.user.v1.ApiKeyEnded.$Properties|null);

                    /** UserEvent event */
                    event?: ("userRegistered"|"userChanged"|"userErased"|"emailVerificationRequested"|"passwordResetRequested"|"passwordChanged"|"emailChanged"|"signedInFromNewDevice"|"secondFactorChanged"|"personalDataRequested"|"phoneVerificationRequested"|"apiKeyEnded");

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Narrowed shape of a UserEvent. */
                type $Shape = {
                  userRegistered?: mart.user.v1.UserRegistered.$Shape|null;
                  userChanged?: mart.user.v1.UserChanged.$Shape|null;
                  userErased?: mart.user.v1.UserErased.$Shape|null;
                  emailVerificationRequested?: mart.user.v1.EmailVerificationRequested.$Shape|null;
                  passwordResetRequested?: mart.user.v1.PasswordResetRequested.$Shape|null;
                  passwordChanged?: mart.user.v1.PasswordChanged.$Shape|null;
                  emailChanged?: mart.user.v1.EmailChanged.$Shape|null;
                  signedInFromNewDevice?: mart.user.v1.SignedInFromNewDevice.$Shape|null;
                  secondFactorChanged?: mart.user.v1.SecondFactorChanged.$Shape|null;
                  personalDataRequested?: mart.user.v1.PersonalDataRequested.$Shape|null;
                  phoneVerificationRequested?: mart.user.v1.PhoneVerificationRequested.$Shape|null;
                  apiKeyEnded?: mart.user.v1.ApiKeyEnded.$Shape|null;
                  $unknowns?: Uint8Array[];
                } & (
                  ({ event?: undefined; userRegistered?: null; userChanged?: null; userErased?: null; emailVerificationRequested?: null; passwordResetRequested?: null; passwordChanged?: null; emailChanged?: null; signedInFromNewDevice?: null; secondFactorChanged?: null; personalDataRequested?: null; phoneVerificationRequested?: null; apiKeyEnded?: null }|{ event?: "userRegistered"; userRegistered: mart.user.v1.UserRegistered.$Shape; userChanged?: null; userErased?: null; emailVerificationRequested?: null; passwordResetRequested?: null; passwordChanged?: null; emailChanged?: null; signedInFromNewDevice?: null; secondFactorChanged?: null; personalDataRequested?: null; phoneVerificationRequested?: null; apiKeyEnded?: null }|{ event?: "userChanged"; userRegistered?: null; userChanged: mart.user.v1.UserChanged.$Shape; userErased?: null; emailVerificationRequested?: null; passwordResetRequested?: null; passwordChanged?: null; emailChanged?: null; signedInFromNewDevice?: null; secondFactorChanged?: null; personalDataRequested?: null; phoneVerificationRequested?: null; apiKeyEnded?: null }|{ event?: "userErased"; userRegistered?: null; userChanged?: null; userErased: mart.user.v1.UserErased.$Shape; emailVerificationRequested?: null; passwordResetRequested?: null; passwordChanged?: null; emailChanged?: null; signedInFromNewDevice?: null; secondFactorChanged?: null; personalDataRequested?: null; phoneVerificationRequested?: null; apiKeyEnded?: null }|{ event?: "emailVerificationRequested"; userRegistered?: null; userChanged?: null; userErased?: null; emailVerificationRequested: mart.user.v1.EmailVerificationRequested.$Shape; passwordResetRequested?: null; passwordChanged?: null; emailChanged?: null; signedInFromNewDevice?: null; secondFactorChanged?: null; personalDataRequested?: null; phoneVerificationRequested?: null; apiKeyEnded?: null }|{ event?: "passwordResetRequested"; userRegistered?: null; userChanged?: null; userErased?: null; emailVerificationRequested?: null; passwordResetRequested: mart.user.v1.PasswordResetRequested.$Shape; passwordChanged?: null; emailChanged?: null; signedInFromNewDevice?: null; secondFactorChanged?: null; personalDataRequested?: null; phoneVerificationRequested?: null; apiKeyEnded?: null }|{ event?: "passwordChanged"; userRegistered?: null; userChanged?: null; userErased?: null; emailVerificationRequested?: null; passwordResetRequested?: null; passwordChanged: mart.user.v1.PasswordChanged.$Shape; emailChanged?: null; signedInFromNewDevice?: null; secondFactorChanged?: null; personalDataRequested?: null; phoneVerificationRequested?: null; apiKeyEnded?: null }|{ event?: "emailChanged"; userRegistered?: null; userChanged?: null; userErased?: null; emailVerificationRequested?: null; passwordResetRequested?: null; passwordChanged?: null; emailChanged: mart.user.v1.EmailChanged.$Shape; signedInFromNewDevice?: null; secondFactorChanged?: null; personalDataRequested?: null; phoneVerificationRequested?: null; apiKeyEnded?: null }|{ event?: "signedInFromNewDevice"; userRegistered?: null; userChanged?: null; userErased?: null; emailVerificationRequested?: null; passwordResetRequested?: null; passwordChanged?: null; emailChanged?: null; signedInFromNewDevice: mart.user.v1.SignedInFromNewDevice.$Shape; secondFactorChanged?: null; personalDataRequested?: null; phoneVerificationRequested?: null; apiKeyEnded?: null }|{ event?: "secondFactorChanged"; userRegistered?: null; userChanged?: null; userErased?: null; emailVerificationRequested?: null; passwordResetRequested?: null; passwordChanged?: null; emailChanged?: null; signedInFromNewDevice?: null; secondFactorChanged: mart.user.v1.SecondFactorChanged.$Shape; personalDataRequested?: null; phoneVerificationRequested?: null; apiKeyEnded?: null }|{ event?: "personalDataRequested"; userRegistered?: null; userChanged?: null; userErased?: null; emailVerificationRequested?: null; passwordResetRequested?: null; passwordChanged?: null; emailChanged?: null; signedInFromNewDevice?: null; secondFactorChanged?: null; personalDataRequested: mart.user.v1.PersonalDataRequested.$Shape; phoneVerificationRequested?: null; apiKeyEnded?: null }|{ event?: "phoneVerificationRequested"; userRegistered?: null; userChanged?: null; userErased?: null; emailVerificationRequested?: null; passwordResetRequested?: null; passwordChanged?: null; emailChanged?: null; signedInFromNewDevice?: null; secondFactorChanged?: null; personalDataRequested?: null; phoneVerificationRequested: mart.user.v1.PhoneVerificationRequested.$Shape; apiKeyEnded?: null }|{ event?: "apiKeyEnded"; userRegistered?: null; userChanged?: null; userErased?: null; emailVerificationRequested?: null; passwordResetRequested?: null; passwordChanged?: null; emailChanged?: null; signedInFromNewDevice?: null; secondFactorChanged?: null; personalDataRequested?: null; phoneVerificationRequested?: null; apiKeyEnded: mart.user.v1.ApiKeyEnded.$Shape })
                );
            }

            /**
             * Properties of a User.
             * @deprecated Use mart.user.v1.User.$Properties instead.
             */
            interface IUser extends mart.user.v1.User.$Properties {
            }

            /** Represents a User. */
            class User {

                /**
                 * Constructs a new User.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.user.v1.User.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** User id. */
                id: string;

                /** User email. */
                email: string;

                /** User name. */
                name: string;

                /** User phone. */
                phone: string;

                /** User role. */
                role: string;

                /** User emailVerified. */
                emailVerified: boolean;

                /** User disabled. */
                disabled: boolean;

                /** User version. */
                version: number;

                /** User createdAt. */
                createdAt?: (google.protobuf.Timestamp.$Properties|null);

                /** User revocation. */
                revocation?: (mart.user.v1.Revocation.$Properties|null);

                /** User phoneVerified. */
                phoneVerified: boolean;

                /** User permissions. */
                permissions: string[];

                /**
                 * Creates a new User instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns User instance
                 */
                static create(properties: mart.user.v1.User.$Shape): mart.user.v1.User & mart.user.v1.User.$Shape;
                static create(properties?: mart.user.v1.User.$Properties): mart.user.v1.User;

                /**
                 * Encodes the specified User message. Does not implicitly {@link mart.user.v1.User.verify|verify} messages.
                 * @param message User message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.user.v1.User.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a User message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.user.v1.User & mart.user.v1.User.$Shape} User
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.user.v1.User & mart.user.v1.User.$Shape;

                /**
                 * Creates a User message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns User
                 */
                static fromObject(object: { [k: string]: any }): mart.user.v1.User;

                /**
                 * Creates a plain object from a User message. Also converts values to other types if specified.
                 * @param message User
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.user.v1.User, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this User to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace User {

                /** Properties of a User. */
                interface $Properties {

                    /** User id */
                    id?: (string|null);

                    /** User email */
                    email?: (string|null);

                    /** User name */
                    name?: (string|null);

                    /** User phone */
                    phone?: (string|null);

                    /** User role */
                    role?: (string|null);

                    /** User emailVerified */
                    emailVerified?: (boolean|null);

                    /** User disabled */
                    disabled?: (boolean|null);

                    /** User version */
                    version?: (number|null);

                    /** User createdAt */
                    createdAt?: (google.protobuf.Timestamp.$Properties|null);

                    /** User revocation */
                    revocation?: (mart.user.v1.Revocation.$Properties|null);

                    /** User phoneVerified */
                    phoneVerified?: (boolean|null);

                    /** User permissions */
                    permissions?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a User. */
                type $Shape = mart.user.v1.User.$Properties;
            }

            /**
             * Properties of a Revocation.
             * @deprecated Use mart.user.v1.Revocation.$Properties instead.
             */
            interface IRevocation extends mart.user.v1.Revocation.$Properties {
            }

            /** Represents a Revocation. */
            class Revocation {

                /**
                 * Constructs a new Revocation.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.user.v1.Revocation.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Revocation epoch. */
                epoch: number;

                /** Revocation keptSession. */
                keptSession: string;

                /** Revocation endedSessions. */
                endedSessions: string[];

                /** Revocation until. */
                until?: (google.protobuf.Timestamp.$Properties|null);

                /**
                 * Creates a new Revocation instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Revocation instance
                 */
                static create(properties: mart.user.v1.Revocation.$Shape): mart.user.v1.Revocation & mart.user.v1.Revocation.$Shape;
                static create(properties?: mart.user.v1.Revocation.$Properties): mart.user.v1.Revocation;

                /**
                 * Encodes the specified Revocation message. Does not implicitly {@link mart.user.v1.Revocation.verify|verify} messages.
                 * @param message Revocation message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.user.v1.Revocation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Revocation message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.user.v1.Revocation & mart.user.v1.Revocation.$Shape} Revocation
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.user.v1.Revocation & mart.user.v1.Revocation.$Shape;

                /**
                 * Creates a Revocation message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns Revocation
                 */
                static fromObject(object: { [k: string]: any }): mart.user.v1.Revocation;

                /**
                 * Creates a plain object from a Revocation message. Also converts values to other types if specified.
                 * @param message Revocation
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.user.v1.Revocation, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this Revocation to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace Revocation {

                /** Properties of a Revocation. */
                interface $Properties {

                    /** Revocation epoch */
                    epoch?: (number|null);

                    /** Revocation keptSession */
                    keptSession?: (string|null);

                    /** Revocation endedSessions */
                    endedSessions?: (string[]|null);

                    /** Revocation until */
                    until?: (google.protobuf.Timestamp.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Revocation. */
                type $Shape = mart.user.v1.Revocation.$Properties;
            }

            /**
             * Properties of a UserRegistered.
             * @deprecated Use mart.user.v1.UserRegistered.$Properties instead.
             */
            interface IUserRegistered extends mart.user.v1.UserRegistered.$Properties {
            }

            /** Represents a UserRegistered. */
            class UserRegistered {

                /**
                 * Constructs a new UserRegistered.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.user.v1.UserRegistered.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UserRegistered user. */
                user?: (mart.user.v1.User.$Properties|null);

                /**
                 * Creates a new UserRegistered instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns UserRegistered instance
                 */
                static create(properties: mart.user.v1.UserRegistered.$Shape): mart.user.v1.UserRegistered & mart.user.v1.UserRegistered.$Shape;
                static create(properties?: mart.user.v1.UserRegistered.$Properties): mart.user.v1.UserRegistered;

                /**
                 * Encodes the specified UserRegistered message. Does not implicitly {@link mart.user.v1.UserRegistered.verify|verify} messages.
                 * @param message UserRegistered message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.user.v1.UserRegistered.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UserRegistered message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.user.v1.UserRegistered & mart.user.v1.UserRegistered.$Shape} UserRegistered
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.user.v1.UserRegistered & mart.user.v1.UserRegistered.$Shape;

                /**
                 * Creates a UserRegistered message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns UserRegistered
                 */
                static fromObject(object: { [k: string]: any }): mart.user.v1.UserRegistered;

                /**
                 * Creates a plain object from a UserRegistered message. Also converts values to other types if specified.
                 * @param message UserRegistered
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.user.v1.UserRegistered, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this UserRegistered to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace UserRegistered {

                /** Properties of a UserRegistered. */
                interface $Properties {

                    /** UserRegistered user */
                    user?: (mart.user.v1.User.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a UserRegistered. */
                type $Shape = mart.user.v1.UserRegistered.$Properties;
            }

            /**
             * Properties of a UserChanged.
             * @deprecated Use mart.user.v1.UserChanged.$Properties instead.
             */
            interface IUserChanged extends mart.user.v1.UserChanged.$Properties {
            }

            /** Represents a UserChanged. */
            class UserChanged {

                /**
                 * Constructs a new UserChanged.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.user.v1.UserChanged.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UserChanged user. */
                user?: (mart.user.v1.User.$Properties|null);

                /**
                 * Creates a new UserChanged instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns UserChanged instance
                 */
                static create(properties: mart.user.v1.UserChanged.$Shape): mart.user.v1.UserChanged & mart.user.v1.UserChanged.$Shape;
                static create(properties?: mart.user.v1.UserChanged.$Properties): mart.user.v1.UserChanged;

                /**
                 * Encodes the specified UserChanged message. Does not implicitly {@link mart.user.v1.UserChanged.verify|verify} messages.
                 * @param message UserChanged message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.user.v1.UserChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UserChanged message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.user.v1.UserChanged & mart.user.v1.UserChanged.$Shape} UserChanged
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.user.v1.UserChanged & mart.user.v1.UserChanged.$Shape;

                /**
                 * Creates a UserChanged message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns UserChanged
                 */
                static fromObject(object: { [k: string]: any }): mart.user.v1.UserChanged;

                /**
                 * Creates a plain object from a UserChanged message. Also converts values to other types if specified.
                 * @param message UserChanged
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.user.v1.UserChanged, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this UserChanged to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace UserChanged {

                /** Properties of a UserChanged. */
                interface $Properties {

                    /** UserChanged user */
                    user?: (mart.user.v1.User.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a UserChanged. */
                type $Shape = mart.user.v1.UserChanged.$Properties;
            }

            /**
             * Properties of a UserErased.
             * @deprecated Use mart.user.v1.UserErased.$Properties instead.
             */
            interface IUserErased extends mart.user.v1.UserErased.$Properties {
            }

            /** Represents a UserErased. */
            class UserErased {

                /**
                 * Constructs a new UserErased.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.user.v1.UserErased.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** UserErased userId. */
                userId: string;

                /**
                 * Creates a new UserErased instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns UserErased instance
                 */
                static create(properties: mart.user.v1.UserErased.$Shape): mart.user.v1.UserErased & mart.user.v1.UserErased.$Shape;
                static create(properties?: mart.user.v1.UserErased.$Properties): mart.user.v1.UserErased;

                /**
                 * Encodes the specified UserErased message. Does not implicitly {@link mart.user.v1.UserErased.verify|verify} messages.
                 * @param message UserErased message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.user.v1.UserErased.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a UserErased message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.user.v1.UserErased & mart.user.v1.UserErased.$Shape} UserErased
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.user.v1.UserErased & mart.user.v1.UserErased.$Shape;

                /**
                 * Creates a UserErased message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns UserErased
                 */
                static fromObject(object: { [k: string]: any }): mart.user.v1.UserErased;

                /**
                 * Creates a plain object from a UserErased message. Also converts values to other types if specified.
                 * @param message UserErased
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.user.v1.UserErased, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this UserErased to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace UserErased {

                /** Properties of a UserErased. */
                interface $Properties {

                    /** UserErased userId */
                    userId?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a UserErased. */
                type $Shape = mart.user.v1.UserErased.$Properties;
            }

            /**
             * Properties of an EmailVerificationRequested.
             * @deprecated Use mart.user.v1.EmailVerificationRequested.$Properties instead.
             */
            interface IEmailVerificationRequested extends mart.user.v1.EmailVerificationRequested.$Properties {
            }

            /** Represents an EmailVerificationRequested. */
            class EmailVerificationRequested {

                /**
                 * Constructs a new EmailVerificationRequested.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.user.v1.EmailVerificationRequested.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** EmailVerificationRequested userId. */
                userId: string;

                /** EmailVerificationRequested email. */
                email: string;

                /** EmailVerificationRequested name. */
                name: string;

                /** EmailVerificationRequested token. */
                token: string;

                /** EmailVerificationRequested expiresAt. */
                expiresAt?: (google.protobuf.Timestamp.$Properties|null);

                /** EmailVerificationRequested sealedToken. */
                sealedToken: string;

                /**
                 * Creates a new EmailVerificationRequested instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns EmailVerificationRequested instance
                 */
                static create(properties: mart.user.v1.EmailVerificationRequested.$Shape): mart.user.v1.EmailVerificationRequested & mart.user.v1.EmailVerificationRequested.$Shape;
                static create(properties?: mart.user.v1.EmailVerificationRequested.$Properties): mart.user.v1.EmailVerificationRequested;

                /**
                 * Encodes the specified EmailVerificationRequested message. Does not implicitly {@link mart.user.v1.EmailVerificationRequested.verify|verify} messages.
                 * @param message EmailVerificationRequested message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.user.v1.EmailVerificationRequested.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an EmailVerificationRequested message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.user.v1.EmailVerificationRequested & mart.user.v1.EmailVerificationRequested.$Shape} EmailVerificationRequested
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.user.v1.EmailVerificationRequested & mart.user.v1.EmailVerificationRequested.$Shape;

                /**
                 * Creates an EmailVerificationRequested message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns EmailVerificationRequested
                 */
                static fromObject(object: { [k: string]: any }): mart.user.v1.EmailVerificationRequested;

                /**
                 * Creates a plain object from an EmailVerificationRequested message. Also converts values to other types if specified.
                 * @param message EmailVerificationRequested
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.user.v1.EmailVerificationRequested, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this EmailVerificationRequested to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace EmailVerificationRequested {

                /** Properties of an EmailVerificationRequested. */
                interface $Properties {

                    /** EmailVerificationRequested userId */
                    userId?: (string|null);

                    /** EmailVerificationRequested email */
                    email?: (string|null);

                    /** EmailVerificationRequested name */
                    name?: (string|null);

                    /** EmailVerificationRequested token */
                    token?: (string|null);

                    /** EmailVerificationRequested expiresAt */
                    expiresAt?: (google.protobuf.Timestamp.$Properties|null);

                    /** EmailVerificationRequested sealedToken */
                    sealedToken?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an EmailVerificationRequested. */
                type $Shape = mart.user.v1.EmailVerificationRequested.$Properties;
            }

            /**
             * Properties of a PasswordResetRequested.
             * @deprecated Use mart.user.v1.PasswordResetRequested.$Properties instead.
             */
            interface IPasswordResetRequested extends mart.user.v1.PasswordResetRequested.$Properties {
            }

            /** Represents a PasswordResetRequested. */
            class PasswordResetRequested {

                /**
                 * Constructs a new PasswordResetRequested.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.user.v1.PasswordResetRequested.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PasswordResetRequested userId. */
                userId: string;

                /** PasswordResetRequested email. */
                email: string;

                /** PasswordResetRequested name. */
                name: string;

                /** PasswordResetRequested token. */
                token: string;

                /** PasswordResetRequested expiresAt. */
                expiresAt?: (google.protobuf.Timestamp.$Properties|null);

                /** PasswordResetRequested sealedToken. */
                sealedToken: string;

                /**
                 * Creates a new PasswordResetRequested instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PasswordResetRequested instance
                 */
                static create(properties: mart.user.v1.PasswordResetRequested.$Shape): mart.user.v1.PasswordResetRequested & mart.user.v1.PasswordResetRequested.$Shape;
                static create(properties?: mart.user.v1.PasswordResetRequested.$Properties): mart.user.v1.PasswordResetRequested;

                /**
                 * Encodes the specified PasswordResetRequested message. Does not implicitly {@link mart.user.v1.PasswordResetRequested.verify|verify} messages.
                 * @param message PasswordResetRequested message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.user.v1.PasswordResetRequested.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PasswordResetRequested message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.user.v1.PasswordResetRequested & mart.user.v1.PasswordResetRequested.$Shape} PasswordResetRequested
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.user.v1.PasswordResetRequested & mart.user.v1.PasswordResetRequested.$Shape;

                /**
                 * Creates a PasswordResetRequested message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns PasswordResetRequested
                 */
                static fromObject(object: { [k: string]: any }): mart.user.v1.PasswordResetRequested;

                /**
                 * Creates a plain object from a PasswordResetRequested message. Also converts values to other types if specified.
                 * @param message PasswordResetRequested
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.user.v1.PasswordResetRequested, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this PasswordResetRequested to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace PasswordResetRequested {

                /** Properties of a PasswordResetRequested. */
                interface $Properties {

                    /** PasswordResetRequested userId */
                    userId?: (string|null);

                    /** PasswordResetRequested email */
                    email?: (string|null);

                    /** PasswordResetRequested name */
                    name?: (string|null);

                    /** PasswordResetRequested token */
                    token?: (string|null);

                    /** PasswordResetRequested expiresAt */
                    expiresAt?: (google.protobuf.Timestamp.$Properties|null);

                    /** PasswordResetRequested sealedToken */
                    sealedToken?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PasswordResetRequested. */
                type $Shape = mart.user.v1.PasswordResetRequested.$Properties;
            }

            /**
             * Properties of an ApiKeyEnded.
             * @deprecated Use mart.user.v1.ApiKeyEnded.$Properties instead.
             */
            interface IApiKeyEnded extends mart.user.v1.ApiKeyEnded.$Properties {
            }

            /** Represents an ApiKeyEnded. */
            class ApiKeyEnded {

                /**
                 * Constructs a new ApiKeyEnded.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.user.v1.ApiKeyEnded.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ApiKeyEnded keyId. */
                keyId: string;

                /** ApiKeyEnded until. */
                until?: (google.protobuf.Timestamp.$Properties|null);

                /**
                 * Creates a new ApiKeyEnded instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ApiKeyEnded instance
                 */
                static create(properties: mart.user.v1.ApiKeyEnded.$Shape): mart.user.v1.ApiKeyEnded & mart.user.v1.ApiKeyEnded.$Shape;
                static create(properties?: mart.user.v1.ApiKeyEnded.$Properties): mart.user.v1.ApiKeyEnded;

                /**
                 * Encodes the specified ApiKeyEnded message. Does not implicitly {@link mart.user.v1.ApiKeyEnded.verify|verify} messages.
                 * @param message ApiKeyEnded message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.user.v1.ApiKeyEnded.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an ApiKeyEnded message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.user.v1.ApiKeyEnded & mart.user.v1.ApiKeyEnded.$Shape} ApiKeyEnded
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.user.v1.ApiKeyEnded & mart.user.v1.ApiKeyEnded.$Shape;

                /**
                 * Creates an ApiKeyEnded message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns ApiKeyEnded
                 */
                static fromObject(object: { [k: string]: any }): mart.user.v1.ApiKeyEnded;

                /**
                 * Creates a plain object from an ApiKeyEnded message. Also converts values to other types if specified.
                 * @param message ApiKeyEnded
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.user.v1.ApiKeyEnded, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this ApiKeyEnded to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace ApiKeyEnded {

                /** Properties of an ApiKeyEnded. */
                interface $Properties {

                    /** ApiKeyEnded keyId */
                    keyId?: (string|null);

                    /** ApiKeyEnded until */
                    until?: (google.protobuf.Timestamp.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an ApiKeyEnded. */
                type $Shape = mart.user.v1.ApiKeyEnded.$Properties;
            }

            /**
             * Properties of a PasswordChanged.
             * @deprecated Use mart.user.v1.PasswordChanged.$Properties instead.
             */
            interface IPasswordChanged extends mart.user.v1.PasswordChanged.$Properties {
            }

            /** Represents a PasswordChanged. */
            class PasswordChanged {

                /**
                 * Constructs a new PasswordChanged.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.user.v1.PasswordChanged.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PasswordChanged userId. */
                userId: string;

                /** PasswordChanged email. */
                email: string;

                /** PasswordChanged changedAt. */
                changedAt?: (google.protobuf.Timestamp.$Properties|null);

                /**
                 * Creates a new PasswordChanged instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PasswordChanged instance
                 */
                static create(properties: mart.user.v1.PasswordChanged.$Shape): mart.user.v1.PasswordChanged & mart.user.v1.PasswordChanged.$Shape;
                static create(properties?: mart.user.v1.PasswordChanged.$Properties): mart.user.v1.PasswordChanged;

                /**
                 * Encodes the specified PasswordChanged message. Does not implicitly {@link mart.user.v1.PasswordChanged.verify|verify} messages.
                 * @param message PasswordChanged message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.user.v1.PasswordChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PasswordChanged message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.user.v1.PasswordChanged & mart.user.v1.PasswordChanged.$Shape} PasswordChanged
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.user.v1.PasswordChanged & mart.user.v1.PasswordChanged.$Shape;

                /**
                 * Creates a PasswordChanged message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns PasswordChanged
                 */
                static fromObject(object: { [k: string]: any }): mart.user.v1.PasswordChanged;

                /**
                 * Creates a plain object from a PasswordChanged message. Also converts values to other types if specified.
                 * @param message PasswordChanged
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.user.v1.PasswordChanged, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this PasswordChanged to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace PasswordChanged {

                /** Properties of a PasswordChanged. */
                interface $Properties {

                    /** PasswordChanged userId */
                    userId?: (string|null);

                    /** PasswordChanged email */
                    email?: (string|null);

                    /** PasswordChanged changedAt */
                    changedAt?: (google.protobuf.Timestamp.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PasswordChanged. */
                type $Shape = mart.user.v1.PasswordChanged.$Properties;
            }

            /**
             * Properties of an EmailChanged.
             * @deprecated Use mart.user.v1.EmailChanged.$Properties instead.
             */
            interface IEmailChanged extends mart.user.v1.EmailChanged.$Properties {
            }

            /** Represents an EmailChanged. */
            class EmailChanged {

                /**
                 * Constructs a new EmailChanged.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.user.v1.EmailChanged.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** EmailChanged userId. */
                userId: string;

                /** EmailChanged email. */
                email: string;

                /** EmailChanged changedAt. */
                changedAt?: (google.protobuf.Timestamp.$Properties|null);

                /**
                 * Creates a new EmailChanged instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns EmailChanged instance
                 */
                static create(properties: mart.user.v1.EmailChanged.$Shape): mart.user.v1.EmailChanged & mart.user.v1.EmailChanged.$Shape;
                static create(properties?: mart.user.v1.EmailChanged.$Properties): mart.user.v1.EmailChanged;

                /**
                 * Encodes the specified EmailChanged message. Does not implicitly {@link mart.user.v1.EmailChanged.verify|verify} messages.
                 * @param message EmailChanged message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.user.v1.EmailChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an EmailChanged message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.user.v1.EmailChanged & mart.user.v1.EmailChanged.$Shape} EmailChanged
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.user.v1.EmailChanged & mart.user.v1.EmailChanged.$Shape;

                /**
                 * Creates an EmailChanged message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns EmailChanged
                 */
                static fromObject(object: { [k: string]: any }): mart.user.v1.EmailChanged;

                /**
                 * Creates a plain object from an EmailChanged message. Also converts values to other types if specified.
                 * @param message EmailChanged
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.user.v1.EmailChanged, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this EmailChanged to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace EmailChanged {

                /** Properties of an EmailChanged. */
                interface $Properties {

                    /** EmailChanged userId */
                    userId?: (string|null);

                    /** EmailChanged email */
                    email?: (string|null);

                    /** EmailChanged changedAt */
                    changedAt?: (google.protobuf.Timestamp.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an EmailChanged. */
                type $Shape = mart.user.v1.EmailChanged.$Properties;
            }

            /**
             * Properties of a PhoneVerificationRequested.
             * @deprecated Use mart.user.v1.PhoneVerificationRequested.$Properties instead.
             */
            interface IPhoneVerificationRequested extends mart.user.v1.PhoneVerificationRequested.$Properties {
            }

            /** Represents a PhoneVerificationRequested. */
            class PhoneVerificationRequested {

                /**
                 * Constructs a new PhoneVerificationRequested.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.user.v1.PhoneVerificationRequested.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PhoneVerificationRequested userId. */
                userId: string;

                /** PhoneVerificationRequested phone. */
                phone: string;

                /** PhoneVerificationRequested expiresAt. */
                expiresAt?: (google.protobuf.Timestamp.$Properties|null);

                /** PhoneVerificationRequested sealedToken. */
                sealedToken: string;

                /**
                 * Creates a new PhoneVerificationRequested instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PhoneVerificationRequested instance
                 */
                static create(properties: mart.user.v1.PhoneVerificationRequested.$Shape): mart.user.v1.PhoneVerificationRequested & mart.user.v1.PhoneVerificationRequested.$Shape;
                static create(properties?: mart.user.v1.PhoneVerificationRequested.$Properties): mart.user.v1.PhoneVerificationRequested;

                /**
                 * Encodes the specified PhoneVerificationRequested message. Does not implicitly {@link mart.user.v1.PhoneVerificationRequested.verify|verify} messages.
                 * @param message PhoneVerificationRequested message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.user.v1.PhoneVerificationRequested.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PhoneVerificationRequested message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.user.v1.PhoneVerificationRequested & mart.user.v1.PhoneVerificationRequested.$Shape} PhoneVerificationRequested
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.user.v1.PhoneVerificationRequested & mart.user.v1.PhoneVerificationRequested.$Shape;

                /**
                 * Creates a PhoneVerificationRequested message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns PhoneVerificationRequested
                 */
                static fromObject(object: { [k: string]: any }): mart.user.v1.PhoneVerificationRequested;

                /**
                 * Creates a plain object from a PhoneVerificationRequested message. Also converts values to other types if specified.
                 * @param message PhoneVerificationRequested
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.user.v1.PhoneVerificationRequested, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this PhoneVerificationRequested to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace PhoneVerificationRequested {

                /** Properties of a PhoneVerificationRequested. */
                interface $Properties {

                    /** PhoneVerificationRequested userId */
                    userId?: (string|null);

                    /** PhoneVerificationRequested phone */
                    phone?: (string|null);

                    /** PhoneVerificationRequested expiresAt */
                    expiresAt?: (google.protobuf.Timestamp.$Properties|null);

                    /** PhoneVerificationRequested sealedToken */
                    sealedToken?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PhoneVerificationRequested. */
                type $Shape = mart.user.v1.PhoneVerificationRequested.$Properties;
            }

            /**
             * Properties of a SignedInFromNewDevice.
             * @deprecated Use mart.user.v1.SignedInFromNewDevice.$Properties instead.
             */
            interface ISignedInFromNewDevice extends mart.user.v1.SignedInFromNewDevice.$Properties {
            }

            /** Represents a SignedInFromNewDevice. */
            class SignedInFromNewDevice {

                /**
                 * Constructs a new SignedInFromNewDevice.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.user.v1.SignedInFromNewDevice.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SignedInFromNewDevice userId. */
                userId: string;

                /** SignedInFromNewDevice email. */
                email: string;

                /** SignedInFromNewDevice signedInAt. */
                signedInAt?: (google.protobuf.Timestamp.$Properties|null);

                /** SignedInFromNewDevice device. */
                device: string;

                /** SignedInFromNewDevice ip. */
                ip: string;

                /**
                 * Creates a new SignedInFromNewDevice instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SignedInFromNewDevice instance
                 */
                static create(properties: mart.user.v1.SignedInFromNewDevice.$Shape): mart.user.v1.SignedInFromNewDevice & mart.user.v1.SignedInFromNewDevice.$Shape;
                static create(properties?: mart.user.v1.SignedInFromNewDevice.$Properties): mart.user.v1.SignedInFromNewDevice;

                /**
                 * Encodes the specified SignedInFromNewDevice message. Does not implicitly {@link mart.user.v1.SignedInFromNewDevice.verify|verify} messages.
                 * @param message SignedInFromNewDevice message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.user.v1.SignedInFromNewDevice.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SignedInFromNewDevice message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.user.v1.SignedInFromNewDevice & mart.user.v1.SignedInFromNewDevice.$Shape} SignedInFromNewDevice
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.user.v1.SignedInFromNewDevice & mart.user.v1.SignedInFromNewDevice.$Shape;

                /**
                 * Creates a SignedInFromNewDevice message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns SignedInFromNewDevice
                 */
                static fromObject(object: { [k: string]: any }): mart.user.v1.SignedInFromNewDevice;

                /**
                 * Creates a plain object from a SignedInFromNewDevice message. Also converts values to other types if specified.
                 * @param message SignedInFromNewDevice
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.user.v1.SignedInFromNewDevice, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this SignedInFromNewDevice to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace SignedInFromNewDevice {

                /** Properties of a SignedInFromNewDevice. */
                interface $Properties {

                    /** SignedInFromNewDevice userId */
                    userId?: (string|null);

                    /** SignedInFromNewDevice email */
                    email?: (string|null);

                    /** SignedInFromNewDevice signedInAt */
                    signedInAt?: (google.protobuf.Timestamp.$Properties|null);

                    /** SignedInFromNewDevice device */
                    device?: (string|null);

                    /** SignedInFromNewDevice ip */
                    ip?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SignedInFromNewDevice. */
                type $Shape = mart.user.v1.SignedInFromNewDevice.$Properties;
            }

            /**
             * Properties of a SecondFactorChanged.
             * @deprecated Use mart.user.v1.SecondFactorChanged.$Properties instead.
             */
            interface ISecondFactorChanged extends mart.user.v1.SecondFactorChanged.$Properties {
            }

            /** Represents a SecondFactorChanged. */
            class SecondFactorChanged {

                /**
                 * Constructs a new SecondFactorChanged.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.user.v1.SecondFactorChanged.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** SecondFactorChanged userId. */
                userId: string;

                /** SecondFactorChanged email. */
                email: string;

                /** SecondFactorChanged changedAt. */
                changedAt?: (google.protobuf.Timestamp.$Properties|null);

                /** SecondFactorChanged on. */
                on: boolean;

                /**
                 * Creates a new SecondFactorChanged instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SecondFactorChanged instance
                 */
                static create(properties: mart.user.v1.SecondFactorChanged.$Shape): mart.user.v1.SecondFactorChanged & mart.user.v1.SecondFactorChanged.$Shape;
                static create(properties?: mart.user.v1.SecondFactorChanged.$Properties): mart.user.v1.SecondFactorChanged;

                /**
                 * Encodes the specified SecondFactorChanged message. Does not implicitly {@link mart.user.v1.SecondFactorChanged.verify|verify} messages.
                 * @param message SecondFactorChanged message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.user.v1.SecondFactorChanged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SecondFactorChanged message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.user.v1.SecondFactorChanged & mart.user.v1.SecondFactorChanged.$Shape} SecondFactorChanged
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.user.v1.SecondFactorChanged & mart.user.v1.SecondFactorChanged.$Shape;

                /**
                 * Creates a SecondFactorChanged message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns SecondFactorChanged
                 */
                static fromObject(object: { [k: string]: any }): mart.user.v1.SecondFactorChanged;

                /**
                 * Creates a plain object from a SecondFactorChanged message. Also converts values to other types if specified.
                 * @param message SecondFactorChanged
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.user.v1.SecondFactorChanged, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this SecondFactorChanged to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace SecondFactorChanged {

                /** Properties of a SecondFactorChanged. */
                interface $Properties {

                    /** SecondFactorChanged userId */
                    userId?: (string|null);

                    /** SecondFactorChanged email */
                    email?: (string|null);

                    /** SecondFactorChanged changedAt */
                    changedAt?: (google.protobuf.Timestamp.$Properties|null);

                    /** SecondFactorChanged on */
                    on?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SecondFactorChanged. */
                type $Shape = mart.user.v1.SecondFactorChanged.$Properties;
            }

            /**
             * Properties of a PersonalDataRequested.
             * @deprecated Use mart.user.v1.PersonalDataRequested.$Properties instead.
             */
            interface IPersonalDataRequested extends mart.user.v1.PersonalDataRequested.$Properties {
            }

            /** Represents a PersonalDataRequested. */
            class PersonalDataRequested {

                /**
                 * Constructs a new PersonalDataRequested.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mart.user.v1.PersonalDataRequested.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PersonalDataRequested userId. */
                userId: string;

                /** PersonalDataRequested exportId. */
                exportId: string;

                /** PersonalDataRequested publicKey. */
                publicKey: string;

                /**
                 * Creates a new PersonalDataRequested instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PersonalDataRequested instance
                 */
                static create(properties: mart.user.v1.PersonalDataRequested.$Shape): mart.user.v1.PersonalDataRequested & mart.user.v1.PersonalDataRequested.$Shape;
                static create(properties?: mart.user.v1.PersonalDataRequested.$Properties): mart.user.v1.PersonalDataRequested;

                /**
                 * Encodes the specified PersonalDataRequested message. Does not implicitly {@link mart.user.v1.PersonalDataRequested.verify|verify} messages.
                 * @param message PersonalDataRequested message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mart.user.v1.PersonalDataRequested.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PersonalDataRequested message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mart.user.v1.PersonalDataRequested & mart.user.v1.PersonalDataRequested.$Shape} PersonalDataRequested
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mart.user.v1.PersonalDataRequested & mart.user.v1.PersonalDataRequested.$Shape;

                /**
                 * Creates a PersonalDataRequested message from a plain object. Also converts values to their respective internal types.
                 * @param object Plain object
                 * @returns PersonalDataRequested
                 */
                static fromObject(object: { [k: string]: any }): mart.user.v1.PersonalDataRequested;

                /**
                 * Creates a plain object from a PersonalDataRequested message. Also converts values to other types if specified.
                 * @param message PersonalDataRequested
                 * @param [options] Conversion options
                 * @returns Plain object
                 */
                static toObject(message: mart.user.v1.PersonalDataRequested, options?: $protobuf.IConversionOptions): { [k: string]: any };

                /**
                 * Converts this PersonalDataRequested to JSON.
                 * @returns JSON object
                 */
                toJSON(): { [k: string]: any };
            }

            namespace PersonalDataRequested {

                /** Properties of a PersonalDataRequested. */
                interface $Properties {

                    /** PersonalDataRequested userId */
                    userId?: (string|null);

                    /** PersonalDataRequested exportId */
                    exportId?: (string|null);

                    /** PersonalDataRequested publicKey */
                    publicKey?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PersonalDataRequested. */
                type $Shape = mart.user.v1.PersonalDataRequested.$Properties;
            }
        }
    }
}

/** Namespace google. */
export namespace google {

    /** Namespace protobuf. */
    namespace protobuf {

        /**
         * Properties of a Timestamp.
         * @deprecated Use google.protobuf.Timestamp.$Properties instead.
         */
        interface ITimestamp extends google.protobuf.Timestamp.$Properties {
        }

        /** Represents a Timestamp. */
        class Timestamp {

            /**
             * Constructs a new Timestamp.
             * @param [properties] Properties to set
             */
            constructor(properties?: google.protobuf.Timestamp.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Timestamp seconds. */
            seconds: number;

            /** Timestamp nanos. */
            nanos: number;

            /**
             * Creates a new Timestamp instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Timestamp instance
             */
            static create(properties: google.protobuf.Timestamp.$Shape): google.protobuf.Timestamp & google.protobuf.Timestamp.$Shape;
            static create(properties?: google.protobuf.Timestamp.$Properties): google.protobuf.Timestamp;

            /**
             * Encodes the specified Timestamp message. Does not implicitly {@link google.protobuf.Timestamp.verify|verify} messages.
             * @param message Timestamp message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: google.protobuf.Timestamp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Timestamp message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {google.protobuf.Timestamp & google.protobuf.Timestamp.$Shape} Timestamp
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): google.protobuf.Timestamp & google.protobuf.Timestamp.$Shape;

            /**
             * Creates a Timestamp message from a plain object. Also converts values to their respective internal types.
             * @param object Plain object
             * @returns Timestamp
             */
            static fromObject(object: { [k: string]: any }): google.protobuf.Timestamp;

            /**
             * Creates a plain object from a Timestamp message. Also converts values to other types if specified.
             * @param message Timestamp
             * @param [options] Conversion options
             * @returns Plain object
             */
            static toObject(message: google.protobuf.Timestamp, options?: $protobuf.IConversionOptions): { [k: string]: any };

            /**
             * Converts this Timestamp to JSON.
             * @returns JSON object
             */
            toJSON(): { [k: string]: any };
        }

        namespace Timestamp {

            /** Properties of a Timestamp. */
            interface $Properties {

                /** Timestamp seconds */
                seconds?: (number|null);

                /** Timestamp nanos */
                nanos?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Timestamp. */
            type $Shape = google.protobuf.Timestamp.$Properties;
        }
    }
}
